import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import type { WebhookTriggerUnderTest } from '../harness';

/** Lets the webhook URL of a trigger really be there. Gives what starts its workflow, as it comes. */
export function listening({ url, deliver }: WebhookTriggerUnderTest): IDataObject[] {
	const started: IDataObject[] = [];
	const { origin, pathname } = new URL(url);
	nock(origin)
		.persist()
		.post(pathname)
		.query(true)
		.reply(async function (uri, body) {
			const { statusCode, items } = await deliver({
				headers: this.req.headers as unknown as Record<string, string>,
				body: JSON.stringify(body),
				query: Object.fromEntries(new URL(uri, origin).searchParams),
			});
			started.push(...(items?.[0] ?? []).map(({ json }) => json));
			return [statusCode];
		});
	return started;
}
