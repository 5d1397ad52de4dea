import { randomUUID } from 'crypto';
import type { FastifyInstance } from 'fastify';

import { simplePdf } from '../picqer/pdf';
import { omit } from '../omit';
import { timeWithOffset } from '../time';
import { chosenIn, eanIn, integerIn, listIn, refuse } from './bodyChecks';
import { asObject } from './checks';
import { notFound, type Violation } from './problems';
import { answerProcess } from './processStatus';
import { checkAddress, checkLines, deliveryDates, warehouseAddress } from './replenishmentChecks';
import type { BolWorld } from './world';

const labelFormats = [
	'AVERY_J8159',
	'AVERY_J8160',
	'AVERY_3474',
	'DYMO_99012',
	'BROTHER_DK11208D',
	'ZEBRA_Z_PERFORM_1000T',
] as const;

const hour = 60 * 60_000;

/** Two slots on each of the first days. */
function timeSlots() {
	return deliveryDates()
		.slice(0, 3)
		.flatMap((date) => [9, 13].map((start) => Date.parse(date) + start * hour))
		.map((start) => ({
			fromDateTime: timeWithOffset(start),
			untilDateTime: timeWithOffset(start + 2 * hour),
		}));
}

function registerDestinations(scope: FastifyInstance, world: BolWorld): void {
	const path = '/replenishments/product-destinations';

	scope.post(path, (request, reply) => {
		const violations: Violation[] = [];
		const list = listIn(asObject(request.body).eans, 'eans', [1, 50], violations);
		const eans = list.map((row, index) =>
			eanIn(asObject(row).ean, `eans[${index}].ean`, violations),
		);
		refuse(violations);
		return answerProcess(world, reply, {
			eventType: 'REQUEST_PRODUCT_DESTINATIONS',
			description: 'Request the product destinations.',
			work: () => {
				const productDestinationsId = randomUUID();
				world.state.destinations.push({ productDestinationsId, eans });
				return productDestinationsId;
			},
		});
	});

	scope.get<{ Params: { id: string } }>(`${path}/:id`, (request) => {
		const { id } = request.params;
		const found = world.state.destinations.find(
			({ productDestinationsId }) => productDestinationsId === id,
		);
		if (!found) throw notFound('Product destinations', id);
		// A number here, and a text in a replenishment.
		const address = { ...omit(warehouseAddress, 'houseNumber'), houseNumber: 1 };
		return {
			productDestinations: [
				{ destinationWarehouse: { address }, eans: found.eans.map((ean) => ({ ean })) },
			],
		};
	});
}

/** What a seller asks before a replenishment: days, slots, destinations and product labels. */
export function registerReplenishmentPlanning(scope: FastifyInstance, world: BolWorld): void {
	scope.get('/replenishments/delivery-dates', () => ({ deliveryDates: deliveryDates() }));

	scope.post('/replenishments/pickup-time-slots', (request) => {
		const body = asObject(request.body);
		const violations: Violation[] = [];
		checkAddress(body.address, 'address', violations, false);
		integerIn(body.numberOfLoadCarriers, 'numberOfLoadCarriers', [1, 50], violations);
		refuse(violations);
		return { timeSlots: timeSlots() };
	});

	scope.post('/replenishments/product-labels', (request, reply) => {
		const body = asObject(request.body);
		const violations: Violation[] = [];
		chosenIn(body.labelFormat, 'labelFormat', labelFormats, violations);
		const lines = checkLines(body.products, 'products', 250, violations);
		refuse(violations);
		const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
		return reply.type('application/pdf').send(simplePdf(`${count} product labels`));
	});

	registerDestinations(scope, world);
}
