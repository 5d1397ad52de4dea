// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- the sandbox is never published
import { setMaxListeners } from 'events';

/** What ends all waits that hang on it; however many there are, Node does not take them for a leak. */
export function endOfManyWaits(): AbortController {
	const abort = new AbortController();
	// 0 is Node's word for "any number"; each wait removes its listener when it is over.
	setMaxListeners(0, abort.signal);
	return abort;
}
