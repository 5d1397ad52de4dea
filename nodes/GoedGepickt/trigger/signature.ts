import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { digestOf } from '../../shared/lib/digest';
import type { Statement } from '../../shared/trigger/deliveries/duplicates';
import {
	equalInConstantTime,
	headerOf,
	hmacSha256,
	rawBodyOf,
} from '../../shared/trigger/deliveries/signature';
import { subscriptionOf } from './events';
import { mayBeUnsigned, type KnownHook, type Verification } from './registration';

/**
 * A signature that may be right: HMAC-SHA256 in lower-case hex (docs/services/goedgepickt.md, 3.3).
 */
const WELL_FORMED = /^[0-9a-f]{64}$/;

/** From how many bytes on a body takes a noticeable time to sign. */
const LARGE_BODY = 100_000;

/** The signature of a body as GoedGepickt computes it (3.3). */
const signatureOf = (body: Buffer, secret: string) =>
	Buffer.from(hmacSha256(body, secret), 'base64').toString('hex');

/** What to do with a delivery, and which hook sent it where that is certain. */
interface Verdict {
	kind: 'start' | 'leftover' | 'forged';
	sender?: KnownHook;
}

/**
 * Judges a delivery by its signature. Each hook has a secret of its own, so the signature also tells
 * which hook sent it (3.3); the hooks of old settings cannot be removed and go on delivering (3.1).
 */
export async function judge(
	context: IWebhookFunctions,
	hooks: KnownHook[],
	verify: Verification,
): Promise<Verdict> {
	const signature = headerOf(context, 'signature');
	const signers = await signersOf(rawBodyOf(context), signature, hooks);
	const sender = signers.find(({ isInUse }) => isInUse) ?? signers.at(0);
	if (sender) return { kind: sender.isInUse ? 'start' : 'leftover', sender };
	if (!verify.isOn) return { kind: 'start' };

	const event = (context.getBodyData() as IDataObject | null)?.event;
	const isUnverifiable = hooks.some(
		(hook) => hook.isInUse && hook.secret === '' && canSend(hook, event),
	);
	const name = subscriptionOf(event) ?? String(event);
	if (isUnverifiable && mayBeUnsigned(verify, name)) return { kind: 'start' };
	const isOfUnknownHook = hooks.some(({ isInUse, secret }) => !isInUse && secret === '');
	return { kind: isOfUnknownHook && WELL_FORMED.test(signature) ? 'leftover' : 'forged' };
}

/** The hooks whose secret gives this signature. What cannot be one is compared with none of them. */
async function signersOf(body: Buffer, signature: string, hooks: KnownHook[]) {
	if (!WELL_FORMED.test(signature)) return [];
	const signers: KnownHook[] = [];
	for (const hook of hooks) {
		if (hook.secret === '') continue;
		// Hundreds of hooks and megabytes of body: n8n has other things to do meanwhile.
		if (body.length > LARGE_BODY) await sleep(0);
		if (equalInConstantTime(signature, signatureOf(body, hook.secret))) signers.push(hook);
	}
	return signers;
}

/** Whether a delivered event can come from a hook; one that is not known can come from any. */
function canSend(hook: KnownHook, delivered: unknown): boolean {
	const subscription = subscriptionOf(delivered);
	return subscription === undefined || subscription === hook.event;
}

/**
 * What a known event states; undefined for all others. Deliveries have neither an ID nor a moment
 * (3.2), so only one that states the value of one thing can be told to say nothing new.
 */
export function statementOf(delivery: IDataObject, body: Buffer): Statement | undefined {
	const { event, productUuid, orderUuid } = delivery;
	const uuid = productUuid ?? orderUuid;
	if (subscriptionOf(event) === undefined || typeof uuid !== 'string') return undefined;
	const says = digestOf(body);
	return { about: `${String(event)} ${uuid}`, says };
}
