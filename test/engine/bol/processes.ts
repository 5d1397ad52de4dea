import type { IDataObject } from 'n8n-workflow';
import { call, type Exchange } from '../operationCase';

/** bol's process status object (docs/services/bol.md, 3.1). */
export const processStatus = (
	eventType: string,
	status: 'PENDING' | 'SUCCESS' | 'FAILURE' | 'TIMEOUT',
	more: IDataObject = {},
): IDataObject => ({
	processStatusId: '1234567',
	entityId: '6107434013',
	eventType,
	description: `${eventType} of 6107434013`,
	status,
	createTimestamp: '2026-01-05T15:52:55+01:00',
	links: [{ rel: 'self', href: 'http://api.bol.com/shared/process-status/1234567', method: 'GET' }],
	...more,
});

/** Reads the process status while it still is or no longer is pending. */
export const readStatus = (answer: IDataObject): Exchange =>
	call('GET /shared/process-status/1234567', answer);
