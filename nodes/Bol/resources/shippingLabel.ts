import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { isNotFound } from '../../shared/service/failure';
import { nodeError } from '../../shared/operation/nodeError';
import { outputFileField } from '../../shared/operation/common';
import { allRequired, place, text, toggle } from '../../shared/operation/fields';
import type { Call, Flow, Input, Resource, Shape, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { saysYes } from '../../shared/lib/yesOrNo';
import { cancelSignalOf, wait } from '../../shared/lib/wait';
import { readsOnly } from '../fields/catalogueFields';
import { asPdf, readsAboutPdf, readsPdf } from '../service/pdf';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, writes } from '../service/request';
import { orderItemsIn, orderItemsLike } from './shipment/shipmentBody';

const { action, create, get } = verbs(pagesOf('deliveryOptions', 'shippingLabelOfferId'), {
	name: 'Shipping Label',
	one: 'a shipping label',
	many: 'shipping labels',
});

const orderItems = orderItemsLike('2095052647');

const labelId: Input = {
	parameter: {
		displayName: 'Shipping Label ID',
		name: 'shippingLabelId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. c628ba4f-f31a-4fac-a6a0-062326d0dbbd',
		description: 'The entity ID in the output of Create',
	},
};

const labelIdOf = ({ path }: Call) => String(path.shippingLabelId);

/** Waits before the PDF is asked for again, in ms. */
const PAUSES_MS = [1_000, 2_000, 3_000];

/** Asks until the PDF is there, which can be some seconds after bol says so of the label (2.3). */
const untilThere: Flow = async (call) => {
	for (const pauseMs of PAUSES_MS) {
		const answer = await call.send(call.request).catch(unlessMissing);
		if (answer) return answer;
		await wait(pauseMs, cancelSignalOf(call.context));
	}
	return await call.send(call.request);
};

/** Nothing when there is no such file (yet); every other failure stays one. */
function unlessMissing(error: unknown): undefined {
	if (isNotFound(error)) return undefined;
	throw error;
}

/** The tracking code of a label stands in the headers only (2.3, get-shipping-label). */
const withCodes: Shape = (items, { headers }, call) => {
	const codes = { shippingLabelId: labelIdOf(call), ...codesIn(headers) };
	return items.map((item) => ({ ...item, json: codes }));
};

const codesIn = (headers: IN8nHttpFullResponse['headers']): IDataObject => ({
	trackAndTrace: headers['x-track-and-trace-code'] as string,
	transporterCode: headers['x-transporter-code'] as string,
});

/** Headers are all that there is here, so without them there is nothing to go on with. */
const onlyCodes: Shape = async (items, answer, call) => {
	const isWithout = Object.values(codesIn(answer.headers)).every((code) => !code);
	if (isWithout) {
		throw nodeError(
			call.context,
			`bol gave neither tracking code nor transporter code for label ${labelIdOf(call)}`,
			'Get PDF gives the label itself; the tracking code is printed on it.',
		);
	}
	return await withCodes(items, answer, call);
};

const recommendedOnly = toggle(
	'Recommended Only',
	'recommendedOnly',
	'Whether to get only the label that bol recommends for these items',
);

/** Leaves the label that bol recommends; an order without any must not go by unseen. */
const onlyRecommended: Shape = (items, _answer, { context, inputs }) => {
	if (!inputs.recommendedOnly) return items;
	const recommended = items.filter(({ json }) => saysYes(json.recommended)).slice(0, 1);
	if (recommended.length > 0) return recommended;
	throw nodeError(
		context,
		'bol recommends no label for these items',
		'Without Recommended Only you see all labels there are. There are none for items that bol ships, and none for items of different orders in one request.',
	);
};

const traceByItems: Step = (draft) => ({
	...draft,
	traceableBy: `a label for order item ${orderItemsIn(draft)}`,
});

/** Labels bought from bol: docs/services/bol.md, 2.3. */
export const shippingLabelResource: Resource = {
	name: 'Shipping Label',
	value: 'shippingLabel',
	description: 'Labels bought from bol, also for Verzenden via bol',
	operations: [
		action(
			'Get Delivery Options',
			'getDeliveryOptions',
			'Get the delivery options of order items',
			['POST', '/retailer/shipping-labels/delivery-options'],
			{
				description:
					'Get the labels that can be bought for items of one order, with prices; nothing is bought',
				request: writes,
				inputs: [...orderItems, recommendedOnly],
				before: [readsOnly],
				answer: { list: 'deliveryOptions' },
				output: [onlyRecommended],
			},
		),
		create('/retailer/shipping-labels', {
			description: 'Buy a label from bol; the entity ID in the output is the ID of the label',
			request: writes,
			inputs: [
				...orderItems,
				...place(
					allRequired([
						text('Shipping Label Offer ID', 'shippingLabelOfferId', {
							placeholder: 'e.g. 8f956bfc-fabe-45b4-b0e1-1b52a0896b74',
							description: 'The label to buy, from Get Delivery Options',
						}),
					]),
					'body',
				),
				...waitForCompletion,
			],
			before: [traceByItems],
			flow: untilCompleted,
		}),
		get('/retailer/shipping-labels/{shippingLabelId}', {
			answer: { file: 'pdf' },
			name: 'Get PDF',
			action: 'Get the PDF of a shipping label',
			description: 'Get the PDF of a label, with its tracking code and transporter code',
			request: readsPdf,
			inputs: [labelId, outputFileField],
			flow: untilThere,
			output: [asPdf((call) => `shipping-label-${labelIdOf(call)}.pdf`), withCodes],
		}),
		get('/retailer/shipping-labels/{shippingLabelId}', {
			name: 'Get Tracking Code',
			value: 'getTrackingCode',
			action: 'Get the tracking code of a shipping label',
			description: 'Get the tracking code and the transporter code of a label without its PDF',
			method: 'HEAD',
			request: readsAboutPdf,
			inputs: [labelId],
			answer: 'anything',
			flow: untilThere,
			output: [onlyCodes],
		}),
	],
};
