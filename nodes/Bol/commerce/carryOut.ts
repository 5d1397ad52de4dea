import type { IDataObject } from 'n8n-workflow';
import { asShown } from '../../shared/operation/dryRun';
import type { Call } from '../../shared/operation/operation';
import { bodyAs } from '../../shared/service/body';
import type { ServiceRequest } from '../../shared/service/service';
import { isOver, untilCompleted, type Begun } from '../process/processStatus';
import { writes } from '../service/request';

/** A change at bol. */
export type ChangeRequest = Pick<ServiceRequest, 'method' | 'url'> & {
	body: IDataObject;
	/** What to look for at bol when the outcome is unknown. */
	traceableBy?: string;
	/** What must be over before the order is changed again. */
	process: Pick<Begun, 'eventType' | 'entityIds'>;
};

/** Sends the changes of one item, or keeps them while "Dry Run" is on. */
export class CarryOut {
	/** The IDs of bol's processes, which are done. */
	readonly processStatusIds: string[] = [];

	private readonly requests: IDataObject[] = [];

	/** @param begun where what is begun stays until it is over: see `inOrderTurn` */
	constructor(
		private readonly call: Call,
		private readonly begun: Set<Begun>,
	) {}

	/**
	 * Sends a change and waits until bol has carried it out.
	 *
	 * @throws NodeApiError when bol refuses it, or cannot carry it out
	 */
	async send({ method, url, body, traceableBy, process }: ChangeRequest) {
		const { request } = this.call;
		if (this.call.inputs.dryRun) {
			this.requests.push(asShown({ method, url, body }));
			return;
		}
		const change = { ...request, ...writes, method, url, body, qs: {}, traceableBy };
		const begun: Begun = { ...process };
		this.begun.add(begun);
		const completed = untilCompleted({ ...this.call, request: change }, begun);
		const answer = await completed.catch((error: unknown) => {
			if (isOver(error)) this.begun.delete(begun);
			throw error;
		});
		this.begun.delete(begun);
		this.processStatusIds.push(String(bodyAs<IDataObject>(answer.body).processStatusId));
	}

	/**
	 * What was done, as a sentence that says so where nothing was sent.
	 *
	 * @param done e.g. '2 of order C0001 reported as shipped'
	 */
	sentence(done: string): string {
		const said = this.call.inputs.dryRun ? `Dry run, nothing was sent: ${done}` : done;
		return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
	}

	/** What comes out: what was done, or what would be sent. */
	output(done: IDataObject): IDataObject {
		const { processStatusIds, requests } = this;
		if (!this.call.inputs.dryRun) return { ...done, processStatusIds };
		return { ...done, dryRun: true, requests };
	}
}
