import { sleep, UnexpectedError } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import {
	bolCaller,
	goedGepicktCaller,
	lagerkollCaller,
	picqerCaller,
	send,
	type Answer,
	type Caller,
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

/** A request, `POST /orders`, with its body where it has one, and what it is answered with. */
export type Step = [call: string, gives: unknown] | [call: string, body: unknown, gives: unknown];

/**
 * Sends requests one after the other. A number is the status that each must be answered with; anything
 * else is what its JSON must hold.
 */
export async function expectAnswers(caller: Caller, ...steps: Step[]): Promise<void> {
	for (const step of steps) {
		const [call, body] = step.length === 3 ? step : [step[0]];
		const gives = step.at(-1);
		const [method, path] = call.split(' ');
		const { status, json } = await caller(method, path, body);
		if (typeof gives === 'number') expect([call, status]).toEqual([call, gives]);
		else expect({ call, json }).toMatchObject({ call, json: gives });
	}
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
