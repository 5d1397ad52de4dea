import { sends, type Cases } from '../operationCase';
import { processStatus } from './processes';

const statuses = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) =>
		processStatus('CANCEL_ORDER', 'SUCCESS', { processStatusId: String(first + index) }),
	);

const byEntity = { 'entity-id': '6107434013', 'event-type': 'CANCEL_ORDER' };

/** Process statuses: docs/services/bol.md, 2.17. */
export const processStatusCases: Cases = {
	'processStatus.get': sends('GET /shared/process-status/1234567', {
		parameters: { processStatusId: '1234567' },
		answer: processStatus('CANCEL_ORDER', 'FAILURE', { errorMessage: 'Already shipped' }),
	}),
	'processStatus.getByEntity': [
		sends('GET /shared/process-status', {
			parameters: { entityId: '6107434013', eventType: 'CANCEL_ORDER', limit: 1 },
			query: byEntity,
			answer: { processStatuses: statuses(1, 2) },
			gives: statuses(1, 1),
		}),
		{
			parameters: { entityId: '6107434013', eventType: 'CANCEL_ORDER', returnAll: true },
			exchanges: [
				{
					request: 'GET /shared/process-status',
					query: byEntity,
					answer: { processStatuses: statuses(1, 50) },
				},
				{
					request: 'GET /shared/process-status',
					query: { ...byEntity, page: '2' },
					answer: { processStatuses: statuses(50, 2) },
				},
			],
			gives: statuses(1, 51),
		},
		sends('GET /shared/process-status', {
			parameters: { entityId: '={{ 914587795 }}', eventType: 'CREATE_CAMPAIGN_PERFORMANCE_REPORT' },
			query: { 'entity-id': '914587795', 'event-type': 'CREATE_CAMPAIGN_PERFORMANCE_REPORT' },
			answer: {},
			gives: [],
		}),
	],
	'processStatus.getByIds': [
		sends('POST /shared/process-status', {
			parameters: { ids: '1, 2,3' },
			body: {
				processStatusQueries: [
					{ processStatusId: '1' },
					{ processStatusId: '2' },
					{ processStatusId: '3' },
				],
			},
			// bol leaves out those that it removed.
			lists: { processStatuses: [...statuses(1, 1), ...statuses(3, 1)] },
		}),
		sends('POST /shared/process-status', {
			parameters: { ids: '={{ ["1", "2"] }}' },
			body: { processStatusQueries: [{ processStatusId: '1' }, { processStatusId: '2' }] },
			answer: {},
			gives: [],
		}),
		// Expressions often give an ID as a number; bol wants text.
		sends('POST /shared/process-status', {
			parameters: { ids: '={{ [1, 2] }}' },
			body: { processStatusQueries: [{ processStatusId: '1' }, { processStatusId: '2' }] },
			answer: {},
			gives: [],
		}),
	],
};
