import { exampleCases } from '../../sandbox/lagerkoll/examples';
import { candidatesFor } from '../contract/offences';
import { lagerkollDocumented, lagerkollFacts } from '../facts/lagerkoll';
import { pairsOf } from '../facts/written';
import { lagerkollCaller } from './callers';
import { setStage } from './stage';

const stage = setStage();

const person = { store: '186008', user_id: '48', user_token: 'sandbox-user-token' };

/** Each request that is answered from a case, with what the service would answer. */
const exchanges = Object.values(exampleCases).flatMap((one) =>
	[one].flat().flatMap((each) => each.exchanges),
);

it('knows all operations that are documented', () => {
	const asked = [...exchanges.map(({ request }) => request), 'GET /customer_orders/external/1'];
	asked.push('POST /purchase_orders/4200/deliver');
	const known = asked.flatMap((call) => {
		const [method, path] = call.split(' ');
		return candidatesFor(lagerkollFacts, method, path);
	});
	const named = pairsOf([...new Set(known)]);
	const documented = pairsOf(Object.values(lagerkollDocumented).flat());
	expect(documented.filter((pair) => !named.includes(pair))).toEqual([]);
});

const reads = exchanges.filter(
	({ request, status = 200, query, answer }) =>
		request.startsWith('GET ') && status < 300 && !query && !Buffer.isBuffer(answer),
);

it.each(reads.map((read) => [read.request, read.answer] as const))(
	'%s has the same answer with a slash at the end',
	async (request) => {
		const lagerkoll = lagerkollCaller(stage.sandbox.urls.lagerkoll, person);
		const path = request.slice('GET '.length);
		const answer = await lagerkoll('GET', path);
		expect(answer.status).toBeLessThan(300);
		expect((await lagerkoll('GET', `${path}/`)).text).toBe(answer.text);
	},
);
