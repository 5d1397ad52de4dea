import { createHash } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import {
	equalInConstantTime,
	headerOf,
	hmacSha256,
	rawBodyOf,
} from '../../shared/trigger/deliveries/signature';
import { subscriptionOf } from './events';
import type { KnownHook, Plan } from './registration';

/** A signature that may be right: HMAC-SHA256 in lower-case hex (reference goedgepickt.md, 3.3). */
const WELL_FORMED = /^[0-9a-f]{64}$/;

/** The signature of a body as GoedGepickt computes it (3.3). */
const signatureOf = (body: Buffer, secret: string) =>
	Buffer.from(hmacSha256(body, secret), 'base64').toString('hex');

/** What to do with a delivery, and which hook sent it where that is certain. */
export interface Verdict {
	kind: 'start' | 'leftover' | 'forged';
	sender?: KnownHook;
}

/**
 * Judges a delivery by its signature. Each hook has a secret of its own, so the signature also tells
 * which hook sent it (3.3); the hooks of old settings cannot be removed and go on delivering (3.1).
 */
export function judge(
	context: IWebhookFunctions,
	hooks: KnownHook[],
	verify: Plan['verify'],
): Verdict {
	const signature = headerOf(context, 'signature');
	const body = rawBodyOf(context);
	const signers = hooks.filter(
		({ secret }) => secret !== '' && equalInConstantTime(signature, signatureOf(body, secret)),
	);
	const sender = signers.find(({ isInUse }) => isInUse) ?? signers.at(0);
	if (sender) return { kind: sender.isInUse ? 'start' : 'leftover', sender };
	if (verify === 'never') return { kind: 'start' };

	const inUse = hooks.filter(({ isInUse }) => isInUse);
	const event = (context.getBodyData() as IDataObject | null)?.event;
	const isUnverifiable =
		inUse.length === 0 || inUse.some((hook) => hook.secret === '' && canSend(hook, event));
	if (verify === 'known' && isUnverifiable) return { kind: 'start' };
	const isOfUnknownHook = hooks.some(({ isInUse, secret }) => !isInUse && secret === '');
	return { kind: isOfUnknownHook && WELL_FORMED.test(signature) ? 'leftover' : 'forged' };
}

/** Whether a delivered event can come from a hook; one that is not known can come from any. */
function canSend(hook: KnownHook, delivered: unknown): boolean {
	const subscription = subscriptionOf(delivered);
	return subscription === undefined || subscription === hook.event;
}

/** What a delivery is about, and what it says. */
export interface Statement {
	/** E.g. the stock of one product. */
	about: string;
	says: string;
}

/**
 * What a known event states; undefined for all others. Deliveries have neither an ID nor a moment
 * (3.2), so only one that states the value of one thing can be told to say nothing new.
 */
export function statementOf(delivery: IDataObject, body: Buffer): Statement | undefined {
	const { event, productUuid, orderUuid } = delivery;
	const uuid = productUuid ?? orderUuid;
	if (subscriptionOf(event) === undefined || typeof uuid !== 'string') return undefined;
	const says = createHash('sha256').update(body).digest('base64');
	return { about: `${String(event)} ${uuid}`, says };
}
