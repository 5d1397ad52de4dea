import type {
	ICredentialDataDecryptedObject,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { TOO_MANY_REQUESTS } from '../lib/httpStatus';
import { MINUTE_MS } from '../lib/durations';
import { accountKey, limiterOf } from './limiters';
import { steadyNow } from '../lib/steadyNow';
import { checkDestination } from './destination';
import { failureOf, hiddenProblem, isUnreadable, tooLong, warnOfCancelled } from './failure';
import { WaitedTooLong, type Slot } from './limiter';
import { ownPause, pauseBeforeRepeat } from './learntLimits';
import { limitHeadersIn } from './limitHeaders';
import { failedOutcome, isRepeatable, refusedAnswer, shouldRepeat, type Outcome } from './outcome';
import { followed, redirectProblem } from './redirect';
import { DEFAULT_RATE_LIMIT_OPTIONS, type RateLimitOptions } from './patience';
import { noteWait } from './remarks';
import { n8nProcessesOf } from './sharedAccount';
import { runNumber } from './runs';
import { secretsOf } from './secrets';
import { noteClock } from './serviceClock';
import {
	credentialIdOf,
	credentialTypeOf,
	type RequestContext,
	type Service,
	type ServiceRequest,
} from './service';
import { failureIn, passTokenGate, type TokenUser } from './tokenGate';
import { cancellation, cancelSignalOf, Cancelled, wait } from '../lib/wait';

const MOST_REPEATS = 3;
const FIRST_REPEAT_MS = 500;

/** Time-out of a request that has none from n8n's Request Options, in ms: n8n's own default. */
const TIME_OUT_MS = 5 * MINUTE_MS;

/** Pause before the n-th repeat, in ms. */
function pauseBefore(repeat: number, outcome: Outcome): number {
	const said = outcome.kind === 'answer' ? limitHeadersIn(outcome.answer) : {};
	return pauseBeforeRepeat(said, ownPause(FIRST_REPEAT_MS, repeat), repeat);
}

/** Counts requests that belong to no execution, such as those of lists in the editor. */
let outside = 0;

/** Names the run that a request belongs to, so that runs can take turns. */
function runNameOf(context: RequestContext): string {
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
	rateLimitOptions: RateLimitOptions = DEFAULT_RATE_LIMIT_OPTIONS,
): Promise<IN8nHttpFullResponse> {
	const credentialType = credentialTypeOf(service, this);
	const credentials = await this.getCredentials<ICredentialDataDecryptedObject>(credentialType);
	const call = new Sending(this, service, credentials, request, rateLimitOptions);
	return await call.run();
}

/** One request with its attempts. */
class Sending {
	private readonly request: ServiceRequest;

	private readonly credentialType: string;

	private readonly account: string;

	private readonly runName: string;

	private readonly deadline: number;

	private readonly signal: AbortSignal | undefined;

	/** What the token gate asks of a request, for a service that needs a token. */
	private readonly tokenUser: TokenUser | undefined;

	/** Where tokens come from, for such a service. */
	private readonly tokenUrl: string | undefined;

	/** Whether it is on its way: not before there is a token for it. */
	private isUnderWay = false;

	constructor(
		private readonly context: RequestContext,
		private readonly service: Service,
		/** With the token that the request was sent with last, which no error may show. */
		private credentials: ICredentialDataDecryptedObject,
		request: ServiceRequest,
		private readonly rateLimitOptions: RateLimitOptions,
	) {
		this.credentialType = credentialTypeOf(service, context);
		const located: ServiceRequest = {
			timeout: TIME_OUT_MS,
			json: true,
			arrayFormat: 'repeat',
			...request,
			baseURL: service.baseUrlOf(credentials),
			returnFullResponse: true,
			// After a 401 that it throws n8n sends once more, past the limiter; without a token it is in vain.
			ignoreHttpStatusErrors: service.tokens ? { ignore: true, except: [401] } : true,
		};
		this.request = service.adapt?.(located, credentials) ?? located;
		checkDestination(context, service, credentials, this.request);
		this.account = accountKey(service, credentials, credentialIdOf(service, context));
		this.runName = runNameOf(context);
		this.deadline = steadyNow() + rateLimitOptions.longestWaitMs;
		this.signal = cancelSignalOf(context);
		this.tokenUrl = service.tokens?.[this.credentialType].tokenUrlOf(credentials);
		this.tokenUser = this.asTokenUser();
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
			const pauseMs = pauseBefore(repeats, outcome);
			if (steadyNow() + pauseMs > this.deadline) throw await this.failure(outcome);
			await wait(pauseMs, this.signal);
		}
	}

	private isSuccess(outcome: Outcome): outcome is Outcome & { kind: 'answer' } {
		if (outcome.kind !== 'answer' || outcome.answer.statusCode >= 400) return false;
		return hiddenProblem(this.service, this.request, outcome.answer) === undefined;
	}

	private isWorthRepeating(outcome: Outcome): boolean {
		// The token gate has asked again already, for all that wait.
		if (outcome.kind === 'no answer' && outcome.token) return false;
		if (shouldRepeat(this.request, outcome, this.service.passingStatuses)) return true;
		// What stood in the service's place may be gone the next time; a redirect will be one again.
		const isBroken = isUnreadable(this.service, this.request, outcome);
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
		const known = this.tokenUser?.known ?? this.credentials;
		const secrets = secretsOf(this.service, known, await this.credentialsNow(), this.credentials);
		return failureOf(this.context, this.service, secrets, this.request, outcome);
	}

	/** n8n may have fetched a token for this request, which its answer can repeat. */
	private async credentialsNow(): Promise<ICredentialDataDecryptedObject> {
		if (!this.tokenUser) return this.credentials;
		// What went wrong with the request is what the user must see, and not that this went wrong, too.
		return await this.tokenUser.readCredentials().catch(() => this.credentials);
	}

	private async attempt(): Promise<Outcome> {
		const failure = this.tokenUser && failureIn(this.tokenUser);
		if (failure) return failedOutcome(failure, this.tokenUrl);
		const slot = await this.slot();
		this.isUnderWay = false;
		const outcome = await this.untilCancelled(
			this.sendOnce().then(
				(answer): Outcome => ({ kind: 'answer', answer }),
				(error: Error): Outcome => failedOutcome(error, this.tokenUrl),
			),
			slot,
		);
		if (outcome.kind === 'no answer') {
			slot.answered();
			if (this.signal?.aborted) throw this.cancelled();
			return outcome;
		}
		noteClock(this.service, outcome.answer);
		const limitHeaders = limitHeadersIn(outcome.answer);
		if (this.isRefusal(outcome)) slot.refused(limitHeaders);
		else slot.answered(limitHeaders);
		return outcome;
	}

	/** n8n ends requests of a cancelled execution, but not those for a token. */
	private async untilCancelled(sending: Promise<Outcome>, slot: Slot): Promise<Outcome> {
		const cancelled = cancellation(this.signal);
		return await Promise.race([sending, cancelled.promise])
			.catch(() => {
				slot.answered();
				throw this.cancelled();
			})
			.finally(cancelled.stop);
	}

	private cancelled(): Cancelled {
		if (this.isUnderWay) warnOfCancelled(this.context, this.service, this.request);
		return new Cancelled();
	}

	private async slot(): Promise<Slot> {
		const { method = 'GET', url } = this.request;
		const limit = this.service.limitOf(method as IHttpRequestMethods, url);
		const asker = {
			run: this.runName,
			atOnce: this.rateLimitOptions.atOnce,
			deadline: this.deadline,
			signal: this.signal,
		};
		const limiter = limiterOf(this.account, limit, n8nProcessesOf(this.credentials));
		const before = limiter.blockedForMs;
		const slot = await limiter.slot(asker).catch((error: unknown) => {
			const isLate = error instanceof WaitedTooLong;
			if (!isLate) throw error;
			const { longestWaitMs, wayOut } = this.rateLimitOptions;
			throw tooLong(this.context, this.service, longestWaitMs, wayOut);
		});
		noteWait(this.context, limiter, before);
		return slot;
	}

	private async sendOnce(): Promise<IN8nHttpFullResponse> {
		return this.tokenUser ? await passTokenGate(this.tokenUser) : await this.sendFollowing();
	}

	private asTokenUser(): TokenUser | undefined {
		const keeping = this.service.tokens?.[this.credentialType];
		if (!keeping) return undefined;
		const { withToken } = keeping;
		const readCredentials = async () =>
			await this.context.getCredentials<ICredentialDataDecryptedObject>(this.credentialType);
		return {
			account: this.account,
			run: `${this.runName} ${runNumber(this.context)}`,
			deadline: this.deadline,
			signal: this.signal,
			known: this.credentials,
			readCredentials,
			keeping,
			send: async (credentials) => {
				this.credentials = credentials;
				// A 401 comes back as an answer, since n8n would fetch a token for each of them.
				return await this.sendFollowing({ ignoreHttpStatusErrors: true }, credentials);
			},
			sendFirst: async () => {
				if (!withToken) {
					const answer = await this.sendFollowing().catch(refusedAnswer);
					this.credentials = await readCredentials();
					return { answer, credentials: this.credentials };
				}
				// n8n writes the new token into what it is given.
				this.credentials = withToken(this.credentials, undefined);
				const all = { ignoreHttpStatusErrors: true };
				const answer = await this.sendFollowing(all, this.credentials);
				return { answer, credentials: this.credentials };
			},
			troubleIn: (error) => failedOutcome(error as Error, this.tokenUrl).token,
		};
	}

	/** Redirects are followed here and not by n8n, which would take the credential to any server. */
	private async sendFollowing(
		changes: Partial<ServiceRequest> = {},
		credentials?: ICredentialDataDecryptedObject,
	): Promise<IN8nHttpFullResponse> {
		return await followed(
			{ ...this.request, ...changes },
			async (request) => await this.sendHop(request, credentials),
		);
	}

	private async sendHop(
		request: ServiceRequest,
		data: ICredentialDataDecryptedObject | undefined,
	): Promise<IN8nHttpFullResponse> {
		// n8n would read and decrypt the credential once more; one of its own OAuth2 it reads in any case.
		const known = data ?? (this.tokenUser ? undefined : this.credentials);
		// n8n writes the credential's headers into what it is given, so each attempt gets its own.
		// eslint-disable-next-line @typescript-eslint/no-unused-vars -- all but the last are ours, not n8n's
		const { repeatable, traceableBy, isCreateOrUpdate, notFound, answer, ...options } = request;
		const about = {
			id: credentialIdOf(this.service, this.context),
			name: '',
			type: this.credentialType,
		};
		this.isUnderWay = true;
		return await this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			this.credentialType,
			{ ...options, headers: { ...options.headers }, disableFollowRedirect: true },
			known && { credentialsDecrypted: { ...about, data: known } },
		);
	}
}
