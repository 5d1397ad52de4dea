import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';
import { Bol } from '../../nodes/Bol/Bol.node';
import { BolPollingTrigger } from '../../nodes/Bol/BolPollingTrigger.node';
import { BolTrigger } from '../../nodes/Bol/BolTrigger.node';
import { GoedGepickt } from '../../nodes/GoedGepickt/GoedGepickt.node';
import { GoedGepicktPollingTrigger } from '../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { GoedGepicktTrigger } from '../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { Lagerkoll } from '../../nodes/Lagerkoll/Lagerkoll.node';
import { LagerkollTrigger } from '../../nodes/Lagerkoll/LagerkollTrigger.node';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { PicqerTrigger } from '../../nodes/Picqer/PicqerTrigger.node';
import { testNode } from './context';

/** The nodes that do something at a service. */
export const [bol, picqer, goedGepickt, lagerkoll] = [
	new Bol(),
	new Picqer(),
	new GoedGepickt(),
	new Lagerkoll(),
];

/** The nodes that a workflow is started by when a service calls. */
export const [bolTrigger, picqerTrigger, goedGepicktTrigger, lagerkollTrigger] = [
	new BolTrigger(),
	new PicqerTrigger(),
	new GoedGepicktTrigger(),
	new LagerkollTrigger(),
];

/** The nodes that ask a service now and then. */
export const pollingTriggers = [new BolPollingTrigger(), new GoedGepicktPollingTrigger()];

/** All nodes of the package. */
export const allNodes: INodeType[] = [
	...[bol, picqer, goedGepickt, lagerkoll],
	...[bolTrigger, picqerTrigger, goedGepicktTrigger, lagerkollTrigger],
	...pollingTriggers,
];

/** A node of a type in a workflow. */
export const nodeWith = (parameters: INodeParameters): INode => ({ ...testNode, parameters });

/**
 * What n8n takes for the parameters of a node whose workflow holds these.
 *
 * @param withDefaults whether those come, too, that are as the node has them; n8n does not save them
 */
export const parametersOf = (
	{ description }: INodeType,
	kept: INodeParameters,
	withDefaults = true,
): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		kept,
		withDefaults,
		false,
		nodeWith(kept),
		description,
	) ?? {};
