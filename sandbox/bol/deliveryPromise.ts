import type { FastifyInstance } from 'fastify';

import { deliveryProfileIds } from './accountSeeds';

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];

function workingDays(latestOrderTime: string) {
	const working = weekdays.map((dayOfWeek) => ({
		dayOfWeek,
		isDeliveryDay: true,
		latestOrderTime,
		minCarrierDeliveryDays: 1,
		maxCarrierDeliveryDays: 2,
	}));
	const free = ['SATURDAY', 'SUNDAY'].map((dayOfWeek) => ({
		dayOfWeek,
		isDeliveryDay: dayOfWeek === 'SATURDAY',
		latestOrderTime: null,
		minCarrierDeliveryDays: 1,
		maxCarrierDeliveryDays: 2,
	}));
	return [...working, ...free];
}

/** The profiles of delivery times that offers can name: version 1 of their own resource. */
export function registerDeliveryPromise(scope: FastifyInstance): void {
	scope.get('/delivery-promise/profiles', () => ({
		profiles: [
			{
				profileId: deliveryProfileIds[0],
				name: 'Standaard',
				isDefault: true,
				workingDays: workingDays('17:00'),
			},
			{
				profileId: deliveryProfileIds[1],
				name: 'Grote pakketten',
				isDefault: false,
				workingDays: workingDays('12:00'),
			},
		],
	}));
}
