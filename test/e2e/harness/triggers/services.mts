import { bol } from './bol.mts';
import { goedGepickt } from './goedGepickt.mts';
import { lagerkoll } from './lagerkoll.mts';
import { picqer } from './picqer.mts';
import type { RegisteringService, TriggerService } from './service.mts';

/** The services at which triggers register webhooks, and which sign what they send. */
export const registering: RegisteringService[] = [picqer, bol, goedGepickt];

/** All services that send events. */
export const services: TriggerService[] = [...registering, lagerkoll];
