import type { Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'VAT', one: 'a VAT rate', many: 'VAT rates' });

/** VAT rates and their codes: docs/services/lagerkoll.md, 2.32. */
export const vatResource: Resource = {
	name: 'VAT',
	value: 'vat',
	operations: [
		list('/vats', 'vats', { hasMarker: true }),
		list('/vats/codes', 'vatCodes', {
			name: 'Get Many Codes',
			value: 'getCodes',
			action: 'Get many VAT codes',
		}),
	],
};
