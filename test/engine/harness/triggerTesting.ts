import { UnexpectedError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { pollTrigger } from './triggers';
import type { PollTriggerUnderTest, TriggerOptions } from './triggers';

/** What n8n keeps of static data when it saves it. */
export const saved = (staticData: IDataObject) =>
	JSON.parse(JSON.stringify(staticData)) as IDataObject;

/**
 * The error with which something fails.
 *
 * @throws UnexpectedError when it does not fail
 */
export async function failure(
	action: () => Promise<unknown>,
): Promise<{ message: string; description?: string }> {
	const error = await action().then(
		() => undefined,
		(caught: unknown) => caught,
	);
	if (error instanceof Error) return error;
	throw new UnexpectedError('It did not fail');
}

/** Lets time pass at once until the mocks are restored; what n8n's timers do takes as long as ever. */
export function pass(ms: number) {
	const { now } = Date;
	const clock = (jest.isMockFunction(now) && jest.mocked(now).getMockImplementation()) || now;
	jest.spyOn(Date, 'now').mockImplementation(() => clock() + ms);
}

/** What a poll gives. */
export type Polled = Awaited<ReturnType<PollTriggerUnderTest['poll']>>;

/** The objects of all items of a poll. */
export const jsonOf = (items: Polled) => (items ?? []).flat().map(({ json }) => json);

/** What a test sets of a polling trigger. */
export interface PollingSettings {
	staticData?: IDataObject;
	manual?: boolean;
	parameters?: IDataObject;
}

/**
 * Makes the polling triggers of a group of tests.
 *
 * @param common what they have in common; read anew for each, since tests make their own credentials
 */
export function pollingTriggers(common: () => TriggerOptions) {
	const trigger = ({ parameters, ...settings }: PollingSettings = {}) => {
		const options = common();
		const all = { ...options.parameters, ...parameters } as TriggerOptions['parameters'];
		return pollTrigger({ ...options, ...settings, parameters: all });
	};
	/** A trigger after its first poll, which finds nothing new. */
	const activated = async (settings?: PollingSettings) => {
		const active = trigger(settings);
		expect(await active.poll()).toBeNull();
		return active;
	};
	return { trigger, activated };
}
