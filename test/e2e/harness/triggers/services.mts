import { bol } from './bol.mts';
import { picqer } from './picqer.mts';
import type { TriggerService } from './service.mts';

/** The services whose triggers register webhooks. */
export const services: TriggerService[] = [picqer, bol];
