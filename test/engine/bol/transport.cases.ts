import { byId, call, sends, type Cases } from '../operationCase';
import { processStatus, readStatus } from './processes';

const pending = processStatus('CHANGE_TRANSPORT', 'PENDING', { entityId: '358612589' });
const success = processStatus('CHANGE_TRANSPORT', 'SUCCESS', { entityId: '358612589' });

/** Transports: docs/services/bol.md, 2.4. */
export const transportCases: Cases = {
	'transport.update': [
		{
			parameters: {
				transportId: byId('358612589'),
				trackAndTrace: '3SBOLD1234567',
				additionalFields: { transporterCode: 'TNT' },
			},
			exchanges: [
				call('PUT /retailer/transports/358612589', pending, {
					body: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
					status: 202,
				}),
				readStatus(success),
			],
			gives: [success],
		},
		// Expressions often give a code as a number; bol wants text, and no empty transporter code.
		sends('PUT /retailer/transports/{transportId=358612589}', {
			parameters: {
				trackAndTrace: '={{ 3232323232 }}',
				waitForCompletion: false,
				additionalFields: { transporterCode: ' ' },
			},
			body: { trackAndTrace: '3232323232' },
			status: 202,
			answer: pending,
		}),
		sends('PUT /retailer/transports/{transportId=358612589}', {
			parameters: {
				trackAndTrace: '\u00a03SBOLD1234567\u200b',
				waitForCompletion: false,
				additionalFields: { transporterCode: ' TNT ' },
			},
			body: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
			status: 202,
			answer: pending,
		}),
	],
};
