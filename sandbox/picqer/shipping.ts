import type { Picklist } from './orderRows';
import type { accountSettings } from './settingSeeds';
import { apiUser, nowText } from './world';

type Provider = ReturnType<typeof accountSettings>['shippingProviders'][number];

/** A way to ship, with the carrier that it belongs to. */
export type Profile = Provider['profiles'][number] & { provider: Omit<Provider, 'profiles'> };

/** A parcel with its label, whose address begins with that of the server. */
export function makeParcel(
	baseUrl: string,
	ids: { idparcel: number; idparcel_document: number },
	weight: number,
	idpackaging: number | null,
) {
	const { idparcel, idparcel_document } = ids;
	const trackingCode = `3SSBOX${String(idparcel).padStart(7, '0')}`;
	const documents = ['pdf', 'zpl'].map((format, index) => ({
		idparcel_document: 2 * idparcel_document + index,
		type: 'label',
		size: 'A6',
		format,
		url: `${baseUrl}/labels/${idparcel}.${format}`,
	}));
	return {
		idparcel,
		idpackaging,
		weight,
		tracking_code: trackingCode,
		tracking_url: `${baseUrl}/track/${trackingCode}`,
		documents,
	};
}

/** The shipment of a picklist. */
export function makeShipment(
	idshipment: number,
	{ idpicklist, idorder, idfulfilment_customer }: Picklist,
	{ provider, name, idshippingprovider_profile }: Profile,
	parcels: Array<ReturnType<typeof makeParcel>>,
) {
	const [{ documents, idpackaging, tracking_code, tracking_url }] = parcels;
	const [pdf, zpl] = documents.map(({ url }) => url);
	const now = nowText();
	return {
		idshipment,
		idpicklist,
		idorder,
		idreturn: null,
		idpackaging,
		idshippingprovider: provider.idshippingprovider,
		idcompany_shippingprovider: provider.idshippingprovider,
		idcompany_shippingprovider_profile: idshippingprovider_profile,
		provider: provider.provider,
		providername: provider.name,
		public_providername: provider.name,
		profile_name: name,
		carrier_key: provider.provider.toLowerCase(),
		labelurl: pdf,
		labelurl_pdf: pdf,
		labelurl_zpl: zpl,
		trackingcode: tracking_code,
		trackingurl: tracking_url,
		tracktraceurl: tracking_url,
		weight: parcels.reduce((sum, { weight }) => sum + weight, 0),
		parcels,
		created_by_iduser: apiUser,
		cancelled: false,
		idfulfilment_customer,
		created: now,
		updated: now,
	};
}

/** The shipment of a picklist. */
export type Shipment = ReturnType<typeof makeShipment>;
