import type {
	ICredentialDataDecryptedObject,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { accountKey, limiterOf } from './accounts';
import { moment } from './clock';
import { checkDestination } from './destination';
import { failureOf, hiddenProblem, isUnreadable, tooLong } from './failure';
import { WaitedTooLong, type Slot } from './limiter';
import { noticeIn } from './notice';
import { failedOutcome, isRepeatable, shouldRepeat, type Outcome } from './outcome';
import { MOST_REDIRECTS, redirected, redirectProblem } from './redirect';
import type { RequestContext, Service, ServiceRequest } from './service';
import { secretsOf } from './secrets';
import { passTokenGate, refusalIn } from './tokenGate';
import { cancellation, cancelSignalOf, Cancelled, wait } from './wait';

/** How patient a node is; the user sets it under "Rate Limit". */
export interface Patience {
	/** Longest total wait for one request, in ms. */
	longestWaitMs: number;
	/** Requests of the account that may be under way at once. */
	atOnce: number;
}

/** What a node does when the user sets nothing. */
export const USUAL_PATIENCE: Patience = { longestWaitMs: 10 * 60_000, atOnce: 5 };

const MOST_REPEATS = 3;
const FIRST_REPEAT_MS = 500;
const TOO_MANY_REQUESTS = 429;

/** Time-out of a request that has none from n8n's Request Options, in ms: n8n's own default. */
const TIME_OUT_MS = 300_000;

/** Pause before the n-th repeat, in ms: doubles each time, with jitter so that callers spread. */
const pauseBefore = (repeat: number) =>
	FIRST_REPEAT_MS * 2 ** (repeat - 1) * (0.75 + Math.random() / 2);

/** Counts requests that belong to no execution, such as those of lists in the editor. */
let outside = 0;

function credentialIdOf(context: RequestContext, { credentialType }: Service): string {
	return context.getNode().credentials?.[credentialType]?.id ?? '';
}

/** Names the run that a request belongs to, so that runs can take turns. */
function runOf(context: RequestContext): string {
	const execution = 'getExecutionId' in context ? context.getExecutionId() : undefined;
	return `${execution ?? `no execution ${outside++}`} ${context.getNode().id}`;
}

/**
 * Sends one request to a service: through the token gate, within the limit, repeated where that does
 * no harm. Everything that a node asks of a service goes through here, so that lookups, lists in the
 * editor, triggers and operations share the same limits.
 *
 * @returns the answer with its status and headers; any status below 400
 * @throws NodeApiError with the service's own reason, for every other outcome
 * @throws NodeOperationError for a request that the credential must not be sent with
 * @throws Cancelled when the execution is cancelled
 */
export async function send(
	this: RequestContext,
	service: Service,
	request: ServiceRequest,
	patience: Patience = USUAL_PATIENCE,
): Promise<IN8nHttpFullResponse> {
	const credentials = await this.getCredentials<ICredentialDataDecryptedObject>(
		service.credentialType,
	);
	const call = new Call(this, service, credentials, request, patience);
	return await call.run();
}

const isWebPage = (outcome: Outcome) =>
	outcome.kind === 'answer' && /html/i.test(String(outcome.answer.headers['content-type'] ?? ''));

/** One request with its attempts. */
class Call {
	private readonly request: ServiceRequest;

	private readonly account: string;

	private readonly runName: string;

	private readonly deadline: number;

	private readonly signal: AbortSignal | undefined;

	/** Where tokens come from, for a service that needs them. */
	private readonly tokenUrl: string | undefined;

	constructor(
		private readonly context: RequestContext,
		private readonly service: Service,
		private readonly credentials: ICredentialDataDecryptedObject,
		request: ServiceRequest,
		private readonly patience: Patience,
	) {
		const located: ServiceRequest = {
			timeout: TIME_OUT_MS,
			json: true,
			arrayFormat: 'repeat',
			...request,
			baseURL: service.baseUrlOf(credentials),
			returnFullResponse: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
		this.request = service.adapt?.(located, credentials) ?? located;
		checkDestination(context, service, credentials, this.request);
		this.tokenUrl = service.hasToken ? String(credentials.accessTokenUrl) : undefined;
		this.account = accountKey(service, credentials, credentialIdOf(context, service));
		this.runName = runOf(context);
		this.deadline = moment() + patience.longestWaitMs;
		this.signal = cancelSignalOf(context);
	}

	async run(): Promise<IN8nHttpFullResponse> {
		for (let repeats = 0; ; ) {
			const outcome = await this.attempt();
			if (this.isSuccess(outcome)) return outcome.answer;
			if (this.isRefusal(outcome)) continue;
			if (repeats === MOST_REPEATS || !this.isWorthRepeating(outcome)) {
				throw await this.failure(outcome);
			}
			repeats++;
			const pauseMs = pauseBefore(repeats);
			if (moment() + pauseMs > this.deadline) throw await this.failure(outcome);
			await wait(pauseMs, this.signal);
		}
	}

	private isSuccess(outcome: Outcome): outcome is Outcome & { kind: 'answer' } {
		if (outcome.kind !== 'answer' || outcome.answer.statusCode >= 400) return false;
		return hiddenProblem(this.service, this.request, outcome.answer) === undefined;
	}

	private isWorthRepeating(outcome: Outcome): boolean {
		if (shouldRepeat(this.request, outcome, this.service.passingStatuses)) return true;
		// Broken JSON may be whole the next time; a web page or a redirect will be one again.
		const isBroken = isUnreadable(this.service, this.request, outcome) && !isWebPage(outcome);
		return isBroken && !this.isRedirect(outcome) && isRepeatable(this.request);
	}

	private isRedirect(outcome: Outcome): boolean {
		if (outcome.kind !== 'answer') return false;
		return redirectProblem(this.service, this.request, outcome.answer) !== undefined;
	}

	private isRefusal(outcome: Outcome): boolean {
		return outcome.kind === 'answer' && outcome.answer.statusCode === TOO_MANY_REQUESTS;
	}

	private async failure(outcome: Outcome): Promise<Error> {
		const secrets = secretsOf(this.service, this.credentials, await this.credentialsNow());
		return failureOf(this.context, this.service, secrets, this.request, outcome);
	}

	/** n8n may have fetched a token for this request, which its answer can repeat. */
	private async credentialsNow(): Promise<ICredentialDataDecryptedObject> {
		const { credentialType, hasToken } = this.service;
		if (!hasToken) return this.credentials;
		// What went wrong with the request is what the user must see, and not that this went wrong, too.
		return await this.context
			.getCredentials<ICredentialDataDecryptedObject>(credentialType)
			.catch(() => this.credentials);
	}

	private async attempt(): Promise<Outcome> {
		const refusal = refusalIn(this.account, this.runName);
		if (refusal) return failedOutcome(refusal, this.tokenUrl);
		const slot = await this.slot();
		const outcome = await this.untilCancelled(
			this.sendOnce().then(
				(answer): Outcome => ({ kind: 'answer', answer }),
				(error: Error): Outcome => failedOutcome(error, this.tokenUrl),
			),
			slot,
		);
		if (outcome.kind === 'no answer') {
			slot.answered();
			if (this.signal?.aborted) throw new Cancelled();
			return outcome;
		}
		const notice = noticeIn(outcome.answer);
		if (this.isRefusal(outcome)) slot.refused(notice);
		else slot.answered(notice);
		return outcome;
	}

	/** n8n ends requests of a cancelled execution, but not those for a token. */
	private async untilCancelled(sending: Promise<Outcome>, slot: Slot): Promise<Outcome> {
		const cancelled = cancellation(this.signal);
		return await Promise.race([sending, cancelled.promise])
			.catch((error: unknown) => {
				slot.answered();
				throw error;
			})
			.finally(cancelled.stop);
	}

	private async slot(): Promise<Slot> {
		const { method = 'GET', url } = this.request;
		const limit = this.service.limitOf(method as IHttpRequestMethods, url);
		const asker = {
			run: this.runName,
			atOnce: this.patience.atOnce,
			deadline: this.deadline,
			signal: this.signal,
		};
		return await limiterOf(this.account, limit)
			.slot(asker)
			.catch((error: unknown) => {
				const isLate = error instanceof WaitedTooLong;
				throw isLate ? tooLong(this.context, this.service, this.patience.longestWaitMs) : error;
			});
	}

	private async sendOnce(): Promise<IN8nHttpFullResponse> {
		const { credentialType, hasToken } = this.service;
		const once = async () => await this.sendFollowing();
		if (!hasToken) return await once();
		return await passTokenGate(
			{ account: this.account, run: this.runName, signal: this.signal },
			this.credentials,
			async () => await this.context.getCredentials<ICredentialDataDecryptedObject>(credentialType),
			(error) => failedOutcome(error as Error, this.tokenUrl).token === 'refused',
			once,
		);
	}

	/** Redirects are followed here and not by n8n, which would take the credential to any server. */
	private async sendFollowing(): Promise<IN8nHttpFullResponse> {
		let request = this.request;
		for (let redirects = 0; ; redirects++) {
			const answer = await this.sendHop(request);
			const next = redirects < MOST_REDIRECTS ? redirected(request, answer) : undefined;
			if (!next) return answer;
			request = next;
		}
	}

	private async sendHop(request: ServiceRequest): Promise<IN8nHttpFullResponse> {
		// n8n writes the credential's headers into what it is given, so each attempt gets its own.
		// eslint-disable-next-line @typescript-eslint/no-unused-vars -- all but the last are ours, not n8n's
		const { repeatable, traceableBy, isCreateOrUpdate, notFound, failedStep, ...options } = request;
		return await this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			this.service.credentialType,
			{ ...options, headers: { ...options.headers }, disableFollowRedirect: true },
		);
	}
}
