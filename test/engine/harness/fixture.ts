import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	IDataObject,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Credential type with a key in a header, in n8n's generic form. */
export class ParcelKeyApi implements ICredentialType {
	name = 'parcelKeyApi';

	displayName = 'Parcel Key API';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://parcels.example',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-Key': '={{ "key-" + $credentials.apiKey }}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/me' },
	};
}

/** Credential type that gets a token by n8n's client credentials grant. */
export class ParcelOAuth2Api implements ICredentialType {
	name = 'parcelOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Parcel OAuth2 API';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://parcels.example',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["baseUrl"] }}/token',
		},
	];
}

async function addTrace(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return { ...options, headers: { ...options.headers, 'X-Item': String(this.getItemIndex()) } };
}

async function unwrap(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	if (response.statusCode >= 400) {
		throw new NodeOperationError(this.getNode(), `Service said ${response.statusCode}`, {
			itemIndex: this.getItemIndex(),
		});
	}
	return items.flatMap(({ json }) =>
		[(json as IDataObject).data]
			.flat()
			.map((data) => ({ json: data as IDataObject, pairedItem: { item: this.getItemIndex() } })),
	);
}

/** Asks for pages by n8n's own authenticated request, until the service names no next one. */
async function allPages(this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
	const credentialType = Object.keys(this.getNode().credentials ?? {})[0];
	const { baseUrl } = await this.getCredentials<{ baseUrl: string }>(credentialType);
	const results: INodeExecutionData[] = [];
	let page: number | undefined = 1;
	while (page !== undefined) {
		const { data, next }: { data: IDataObject[]; next?: number } =
			await this.helpers.httpRequestWithAuthentication.call(this, credentialType, {
				method: 'GET',
				url: `${baseUrl}/parcels`,
				qs: { page },
			});
		results.push(...data.map((json) => ({ json, pairedItem: { item: this.getItemIndex() } })));
		page = next;
	}
	return results;
}

/** A small declarative node, with one operation for each thing that the engine must do. */
export class Parcel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Parcel',
		name: 'parcel',
		icon: 'fa:box',
		group: ['transform'],
		version: 1,
		description: 'A node for testing the harness',
		defaults: { name: 'Parcel' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'parcelKeyApi',
				required: true,
				displayOptions: { show: { authentication: ['parcelKeyApi'] } },
			},
			{
				name: 'parcelOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['parcelOAuth2Api'] } },
			},
			{
				name: 'parcelTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['parcelTokenApi'] } },
			},
		],
		requestDefaults: {
			baseURL: '={{ $credentials.baseUrl }}',
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
		requestOperations: { pagination: allPages },
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'Key', value: 'parcelKeyApi' },
					{ name: 'OAuth2', value: 'parcelOAuth2Api' },
					{ name: 'Token', value: 'parcelTokenApi' },
				],
				default: 'parcelKeyApi',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Create',
						value: 'create',
						action: 'Create a parcel',
						routing: {
							request: { method: 'POST', url: '/parcels' },
							send: { preSend: [addTrace] },
							output: { postReceive: [unwrap] },
						},
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get a parcel',
						routing: {
							request: {
								method: 'GET',
								url: '=/parcels/{{ encodeURIComponent($parameter["parcelId"]) }}',
							},
							send: { preSend: [addTrace] },
							output: { postReceive: [unwrap] },
						},
					},
					{
						name: 'Get Many',
						value: 'getMany',
						action: 'Get many parcels',
						routing: { request: { method: 'GET', url: '/parcels' }, send: { paginate: true } },
					},
				],
				default: 'get',
			},
			{
				displayName: 'Parcel ID',
				name: 'parcelId',
				type: 'string',
				required: true,
				default: '',
				displayOptions: { show: { operation: ['get'] } },
			},
			{
				displayName: 'Weight',
				name: 'weight',
				type: 'number',
				default: 7,
				displayOptions: { show: { operation: ['create'] } },
				routing: { send: { type: 'body', property: 'weight' } },
			},
		],
	};

	methods = {
		listSearch: {
			async searchParcels(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const found: { data: IDataObject[]; next?: number } =
					await this.helpers.httpRequestWithAuthentication.call(this, 'parcelKeyApi', {
						method: 'GET',
						url: 'https://parcels.example/parcels',
						qs: { search: filter, page: paginationToken },
					});
				return {
					results: found.data.map(({ id }) => ({ name: `Parcel ${id}`, value: id as number })),
					paginationToken: found.next?.toString(),
				};
			},
		},
		loadOptions: {
			async getSizes(this: ILoadOptionsFunctions) {
				return [{ name: 'Operation', value: this.getCurrentNodeParameter('operation') as string }];
			},
		},
	};
}

/** A small webhook trigger that registers at a service and looks at the raw body. */
export class ParcelTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Parcel Trigger',
		name: 'parcelTrigger',
		icon: 'fa:box',
		group: ['trigger'],
		version: 1,
		description: 'A trigger for testing the harness',
		defaults: { name: 'Parcel Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'parcelKeyApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return this.getWorkflowStaticData('node').hookId !== undefined;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { id } = (await this.helpers.httpRequestWithAuthentication.call(
					this,
					'parcelKeyApi',
					{
						method: 'POST',
						url: 'https://parcels.example/hooks',
						body: { address: this.getNodeWebhookUrl('default') },
					},
				)) as { id: number };
				this.getWorkflowStaticData('node').hookId = id;
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const staticData = this.getWorkflowStaticData('node');
				await this.helpers.httpRequestWithAuthentication.call(this, 'parcelKeyApi', {
					method: 'DELETE',
					url: `https://parcels.example/hooks/${staticData.hookId as number}`,
				});
				delete staticData.hookId;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		const { rawBody } = this.getRequestObject();
		if (this.getHeaderData()['x-signature'] !== String(rawBody.length)) {
			this.getResponseObject().status(401).send('Wrong signature').end();
			return { noWebhookResponse: true };
		}
		const { hookId } = this.getWorkflowStaticData('node');
		return { workflowData: [this.helpers.returnJsonArray({ ...this.getBodyData(), hookId })] };
	}
}

/** A small polling trigger with a cursor. */
export class ParcelPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Parcel Poll Trigger',
		name: 'parcelPollTrigger',
		icon: 'fa:box',
		group: ['trigger'],
		version: 1,
		polling: true,
		description: 'A polling trigger for testing the harness',
		defaults: { name: 'Parcel Poll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'parcelKeyApi', required: true }],
		properties: [],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const staticData = this.getWorkflowStaticData('node');
		const { data }: { data: IDataObject[] } = await this.helpers.httpRequestWithAuthentication.call(
			this,
			'parcelKeyApi',
			{
				method: 'GET',
				url: 'https://parcels.example/parcels',
				qs: { after: staticData.cursor ?? 0 },
			},
		);
		if (data.length === 0) return null;
		staticData.cursor = data.at(-1)!.id;
		return [this.helpers.returnJsonArray(data)];
	}
}
