import {
	deepCopy,
	getCredentialOwnRequestAllowedDomains,
	ICredentials,
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	UnexpectedError,
	Workflow,
} from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsEncrypted,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IDataObject,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentials,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	INodeTypes,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { OAuth2Api } from './oAuth2Api';

let lastId = 0;

/**
 * The credentials that n8n would keep in its database. Each store has ids of its
 * own, so runs with separate stores share no token, limiter or account; pass one
 * store to several runs to have them share it, as nodes of one n8n do.
 */
export class CredentialStore {
	private readonly records = new Map<string, ICredentialDataDecryptedObject>();

	private readonly ids = new Map<string, string>();

	/** How often n8n saved a new OAuth2 token. */
	savedTokens = 0;

	constructor(data: Record<string, ICredentialDataDecryptedObject> = {}) {
		for (const [type, record] of Object.entries(data)) {
			const id = `credential-${++lastId}`;
			this.ids.set(type, id);
			this.records.set(id, deepCopy(record));
		}
	}

	/** Whether there is a credential of a type. */
	has(type: string): boolean {
		return this.ids.has(type);
	}

	/** The `credentials` field of a node that uses every credential of this store. */
	references(): INodeCredentials {
		return Object.fromEntries(
			[...this.ids].map(([type, id]) => [type, { id, name: `Test ${type}` }]),
		);
	}

	/** The stored data of a credential type, with the token that n8n added. */
	read(type: string): ICredentialDataDecryptedObject {
		return this.byId(this.ids.get(type) ?? null, type);
	}

	/** Changes stored fields, as a user or another n8n process would. */
	write(type: string, changes: ICredentialDataDecryptedObject): void {
		this.update(this.ids.get(type) ?? null, type, changes);
	}

	/** Stored data by the id that a node names. */
	byId(id: string | null, type: string): ICredentialDataDecryptedObject {
		const record = id === null ? undefined : this.records.get(id);
		if (!record) throw new UnexpectedError(`The test has no credential of type "${type}"`);
		return deepCopy(record);
	}

	/** Merges fields into stored data, by the id that a node names. */
	update(id: string | null, type: string, changes: ICredentialDataDecryptedObject): void {
		this.records.set(id as string, deepCopy({ ...this.byId(id, type), ...changes }));
	}
}

/** What n8n hands out as a stored credential; here it is simply not encrypted. */
class PlainCredentials extends ICredentials {
	constructor(
		details: INodeCredentialsDetails,
		type: string,
		private readonly store: CredentialStore,
	) {
		super(details, type);
	}

	async getData(): Promise<ICredentialDataDecryptedObject> {
		return this.store.byId(this.id ?? null, this.type);
	}

	async setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.store.update(this.id ?? null, this.type, data);
	}

	async updateData(changes: ICredentialDataDecryptedObject): Promise<void> {
		this.store.update(this.id ?? null, this.type, changes);
	}

	getDataToSave(): ICredentialsEncrypted {
		return { id: this.id, name: this.name, type: this.type, data: '' };
	}
}

/** Whether this version of n8n keeps a credential's own requests to the domains that it allows. */
function limitsLogins(): boolean {
	return typeof getCredentialOwnRequestAllowedDomains === 'function';
}

/** Where n8n trusts the credential type and not stored data, when the type hides the field. */
const fieldsOwnedByType = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];

const placeholderNode: INode = {
	id: 'credential',
	name: 'credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const placeholderNodeTypes = {
	getByName: () => ({ description: { properties: [] } }),
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getKnownTypes: () => ({}),
} as unknown as INodeTypes; // An expression in a credential reads no node: the rest is never asked for.

/**
 * n8n's own handling of credentials (it lives in the server, not in n8n-core),
 * with a store in memory in place of the database.
 */
export class MemoryCredentialsHelper extends ICredentialsHelper {
	private readonly types: Map<string, ICredentialType>;

	constructor(
		credentialTypes: ICredentialType[],
		private readonly store: CredentialStore,
	) {
		super();
		this.types = new Map(
			[new OAuth2Api(), ...credentialTypes].map((type): [string, ICredentialType] => [
				type.name,
				type,
			]),
		);
	}

	getParentTypes(name: string): string[] {
		const parents = this.type(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const type = this.type(name);
		const properties: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(properties, type.properties);
		return properties;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.type(typeName);
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);

		const resolve = (value: unknown): string =>
			isExpression(value)
				? String(
						workflow!.expression.getSimpleParameterValue(
							node!,
							value,
							'internal',
							{ $credentials: credentials },
							undefined,
							'',
						) ?? '',
					)
				: (value as string);
		const target = options as unknown as Record<string, IDataObject>;
		for (const [part, fields] of Object.entries(authenticate.properties)) {
			target[part] ??= {};
			for (const [key, value] of Object.entries(fields as IDataObject)) {
				target[part][resolve(key)] = resolve(value);
			}
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.type(typeName).properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || (credentials[expirable.name] !== '' && !credentialsExpired)) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, typeName);
		if (output?.[expirable.name] === undefined) return undefined;
		const details = node.credentials?.[typeName];
		if (!details) return undefined;
		const stored = this.store.byId(details.id, typeName);
		const kept = Object.entries(output).filter(
			([name]) => name === expirable.name || !isExpression(stored[name]),
		);
		await this.updateCredentials(details, typeName, { ...stored, ...Object.fromEntries(kept) });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		{ helpers }: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.type(typeName);
		if (!preAuthentication) return undefined;
		const allowedDomains = limitsLogins()
			? getCredentialOwnRequestAllowedDomains(credentials)
			: undefined;
		const httpRequest: typeof helpers.httpRequest = async (options) =>
			await helpers.httpRequest({ ...options, ...(allowedDomains && { allowedDomains }) });
		const output = await preAuthentication.call({ helpers: { httpRequest } }, credentials);
		return output as ICredentialDataDecryptedObject;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return new PlainCredentials(details, type, this.store);
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.store.byId(details.id, type);
		if (raw) return stored;

		const properties = this.getCredentialsProperties(type);
		const known: IDataObject = { ...stored };
		for (const { name, type: fieldType } of properties) {
			if (fieldType === 'hidden' && fieldsOwnedByType.includes(name)) delete known[name];
		}
		const data = NodeHelpers.getNodeParameters(
			properties,
			known as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		if (stored.oauthTokenData !== undefined) data.oauthTokenData = stored.oauthTokenData;
		for (const name of ['allowedHttpRequestDomains', 'allowedDomains']) {
			if (stored[name] !== undefined) data[name] ??= stored[name];
		}
		return this.resolveExpressions(data, mode, executeData, resolveValues);
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.update(details.id, type, data);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.savedTokens += 1;
		this.store.update(details.id, type, { oauthTokenData: data.oauthTokenData });
	}

	private type(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new UnexpectedError(`The test has no credential type "${name}"`);
		return type;
	}

	/** Fields may be expressions; `$self` in them is the credential itself. */
	private resolveExpressions(
		data: ICredentialDataDecryptedObject,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		values?: ICredentialsExpressionResolveValues,
	): ICredentialDataDecryptedObject {
		if (values) {
			return values.workflow.expression.getParameterValue(
				data as INodeParameters,
				values.runExecutionData,
				values.runIndex,
				values.itemIndex,
				values.node.name,
				values.connectionInputData,
				mode,
				{},
				executeData,
				false,
				data,
			) as ICredentialDataDecryptedObject;
		}
		const workflow = new Workflow({
			nodes: [placeholderNode],
			connections: {},
			active: false,
			nodeTypes: placeholderNodeTypes,
		});
		return workflow.expression.getComplexParameterValue(
			placeholderNode,
			data as INodeParameters,
			mode,
			{},
			undefined,
			undefined,
			data,
		) as ICredentialDataDecryptedObject;
	}
}
