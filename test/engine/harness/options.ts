import { LoadOptionsContext } from 'n8n-core';
import { UnexpectedError } from 'n8n-workflow';
import type { INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { createWorkbench } from './workbench';
import type { NodeUnderTest } from './workbench';

/** A list that the editor asks the node for. */
export interface OptionsRequest extends NodeUnderTest {
	/** Path of the parameter that the list is for; needed by methods that read a sibling (`&name`). */
	path?: string;
}

/** A search in a resource locator's list. */
export interface ListSearchRequest extends OptionsRequest {
	filter?: string;
	paginationToken?: string;
}

function optionsContext(request: OptionsRequest): LoadOptionsContext {
	const { workflow, node, additionalData } = createWorkbench(request, { mode: 'internal' });
	additionalData.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, request.path ?? '');
}

/** Runs a `listSearch` method, as the "From List" mode of a resource locator does. */
export async function runListSearch(
	methodName: string,
	request: ListSearchRequest,
): Promise<INodeListSearchResult> {
	const method = request.node.methods?.listSearch?.[methodName];
	if (!method) throw new UnexpectedError(`The node has no listSearch method "${methodName}"`);
	return await method.call(optionsContext(request), request.filter, request.paginationToken);
}

/** Runs a `loadOptions` method, as a dynamic option list does. */
export async function runLoadOptions(
	methodName: string,
	request: OptionsRequest,
): Promise<INodePropertyOptions[]> {
	const method = request.node.methods?.loadOptions?.[methodName];
	if (!method) throw new UnexpectedError(`The node has no loadOptions method "${methodName}"`);
	return await method.call(optionsContext(request));
}
