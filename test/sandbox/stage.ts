import { sleep, UnexpectedError } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import {
	bolCaller,
	goedGepicktCaller,
	lagerkollCaller,
	picqerCaller,
	send,
	startReceiver,
	type Answer,
	type Caller,
	type Receiver,
} from './callers';

/** The sandbox of a test file, and callers of its services with the usual account of each. */
export interface Stage {
	readonly sandbox: Sandbox;
	/** Has a fresh token in each test. */
	bol: Caller;
	picqer: Caller;
	goedGepickt: Caller;
	lagerkoll: Caller;
	/** Asks the API that controls the sandbox. */
	control(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Starts a sandbox for the tests of a file; each test finds it as new. */
export function setStage(): Stage {
	let sandbox: Sandbox;
	let withToken: Promise<Caller> | undefined;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(() => {
		sandbox.reset();
		withToken = undefined;
	});
	afterAll(async () => await sandbox.stop());

	return {
		get sandbox() {
			return sandbox;
		},
		bol: async (...call) => {
			withToken ??= bolCaller(sandbox.urls.bol);
			return await (
				await withToken
			)(...call);
		},
		picqer: async (...call) => await picqerCaller(sandbox.urls.picqer)(...call),
		goedGepickt: async (...call) => await goedGepicktCaller(sandbox.urls.goedgepickt)(...call),
		lagerkoll: async (...call) => await lagerkollCaller(sandbox.urls.lagerkoll)(...call),
		control: async (method, path, body) =>
			await send(method, sandbox.urls.control + path, {
				headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
				body,
			}),
	};
}

/** A receiver of webhooks, and the JSON of all that it got. */
type JsonReceiver = Receiver & { bodies(): Array<Answer['json']> };

/** A receiver that each test of a group finds as new. */
export function setReceiver(): JsonReceiver {
	const bodies = () => receiver.received.map(({ rawBody }) => JSON.parse(rawBody));
	// The rest comes before each test.
	const receiver = { bodies } as JsonReceiver;
	beforeEach(async () => void Object.assign(receiver, await startReceiver()));
	afterEach(async () => await receiver.close());
	return receiver;
}

/** An answer of which a step wants status and JSON. */
class Both {
	constructor(
		readonly status: number,
		readonly json: unknown,
	) {}
}

/** The status that a request must be answered with, and what the JSON must hold. */
export const both = (status: number, json: unknown) => new Both(status, json);

/** A request, `POST /orders`, with its body where it has one, and what it is answered with. */
export type Step = [call: string, gives: unknown] | [call: string, body: unknown, gives: unknown];

/**
 * Sends requests one after the other. A number is the status that each must be answered with; anything
 * else but `both` is what its JSON must hold.
 */
export async function expectAnswers(caller: Caller, ...steps: Step[]): Promise<void> {
	for (const step of steps) {
		const [call, body] = step.length === 3 ? step : [step[0]];
		const gives = step.at(-1);
		const [method, path] = call.split(' ');
		const answer = await caller(method, path, body);
		const wanted =
			gives instanceof Both
				? { ...gives }
				: typeof gives === 'number'
					? { status: gives }
					: { json: gives };
		expect({ call, ...answer }).toMatchObject({ call, ...wanted });
	}
}

/** The fields that GoedGepickt refuses, each with its reason. */
export function refusedFields({ status, json }: Answer): string[] {
	expect([status, json]).toEqual([
		422,
		{ message: expect.any(String), errors: expect.any(Object) },
	]);
	for (const reasons of Object.values(json.errors)) expect(reasons).toEqual([expect.any(String)]);
	return Object.keys(json.errors);
}

/** Reads the JSON at a path, as far as a test looks into it. */
export const readerOf =
	(caller: Caller) =>
	async (path: string): Promise<Answer['json']> =>
		(await caller('GET', path)).json;

/** What became of a request to bol that is carried out later, such as a shipment. */
export async function finished(bol: Caller, started: Answer): Promise<Answer['json']> {
	expect(started).toMatchObject({ status: 202, json: { status: 'PENDING' } });
	const get = readerOf(bol);
	for (let reads = 0; reads < 500; reads++) {
		const process = await get(`/shared/process-status/${started.json.processStatusId}`);
		if (process.status !== 'PENDING') return process;
		await sleep(10);
	}
	throw new UnexpectedError('The process never ended');
}

/** bol without a limit that tests come near to, and quick; and a request that is carried out later, to its end. */
export function setBol(stage: Stage) {
	beforeEach(() => {
		stage.sandbox.setLimits('bol', { limit: 100_000 });
		stage.sandbox.setProcessDelay(10);
	});
	const done = async (...call: Parameters<Caller>) =>
		await finished(stage.bol, await stage.bol(...call));
	return { bol: stage.bol, get: readerOf(stage.bol), done };
}
