import nock from 'nock';
import { runNode } from '../engine/harness';
import type { OperationCase, Subject } from '../engine/operations';
import type { SentRequest } from './offences';

/** Keeps every request that reaches the service, and answers it as the case says. */
function answerAndKeep({ baseUrl }: Subject, { exchanges }: OperationCase): SentRequest[] {
	const sent: SentRequest[] = [];
	for (const { request, status = 200, answer = {}, answerHeaders } of exchanges) {
		const [method] = request.split(' ');
		nock(baseUrl)
			// Any path and any body: what is right is for the document to say.
			.intercept(/.*/, method, () => true)
			.query(true)
			.reply(status, answer as nock.Body, answerHeaders)
			.on('request', (made: RequestMade, _interceptor: unknown, text: string) => {
				const { method: verb, path } = made;
				sent.push({ method: verb, path, headers: headersOf(made), body: text });
			});
	}
	return sent;
}

/** What nock knows of a request. */
interface RequestMade {
	method: string;
	path: string;
	headers: Record<string, string | string[]>;
}

const headersOf = ({ headers }: RequestMade) =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);

/** Runs a case through n8n's engine and gives the requests that it sent to the service. */
export async function recordCase(
	subject: Subject,
	name: string,
	operation: OperationCase,
): Promise<SentRequest[]> {
	const [resource, value] = name.split('.');
	const sent = answerAndKeep(subject, operation);
	const { error } = await runNode({
		node: subject.node,
		credentialTypes: subject.credentialTypes,
		credentials: subject.credentials,
		parameters: { resource, operation: value, ...operation.parameters },
		items: [{ json: {}, binary: operation.binary }],
	});
	expect(error).toBeUndefined();
	return sent;
}
