import { TRANSPORTERS, transporterCodeOf } from '../../nodes/Bol/commerce/carriers';

it.each([
	['PostNL', 'TNT'],
	['PostNL Mailbox Parcel', 'TNT'],
	['tnt', 'TNT'],
	['DHL Parcel', 'DHLFORYOU'],
	['DHL For You', 'DHLFORYOU'],
	['DHL eCommerce', 'DHLFORYOU'],
	['DHL', 'DHL'],
	['DHL Germany', 'DHL_DE'],
	['DPD', 'DPD-NL'],
	['DPD Belgium', 'DPD-BE'],
	['bpost', 'BPOST_BE'],
	['GLS Netherlands', 'GLS'],
	['UPS Standard', 'UPS'],
	['TNT Express', 'TNT-EXPRESS'],
	['FedEx', 'FEDEX_NL'],
	['Trunkrs', 'TRUNKRS'],
	['Dynalogic', 'DYL'],
	['Uncle Bob', 'OTHER'],
	['', 'OTHER'],
	[undefined, 'OTHER'],
])('%s is %s', (carrier, transporterCode) => {
	expect(transporterCodeOf(carrier)).toBe(transporterCode);
	expect(TRANSPORTERS).toContain(transporterCode);
});

it.each(TRANSPORTERS)('%s is itself, however it is written', (code) => {
	expect(transporterCodeOf(code.toLowerCase().replace(/[-_]/g, ' '))).toBe(code);
});
