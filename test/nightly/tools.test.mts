import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fastify from 'fastify';
import type { Workflow } from '../../scripts/n8n/api.mts';
import { importCredentials } from '../../scripts/n8n/import.mts';
import { startHarness, type Harness } from '../e2e/harness/index.mts';
import { chain, node, ourNode, start, to } from '../e2e/harness/nodes.mts';

/** What the model is asked, as far as the script reads it. */
interface Question {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; parameters: unknown } }>;
}

/** A stand-in for OpenAI's API: it uses every tool once, in the way that it is told. */
interface ScriptedModel {
	url: string;
	questions: Question[];
	stop(): Promise<void>;
}

/** @param given what the model fills in, by the name of the tool */
async function startModel(given: Record<string, object>): Promise<ScriptedModel> {
	const questions: Question[] = [];
	const app = fastify({ forceCloseConnections: true, bodyLimit: 100 * 2 ** 20 });
	app.post('/*', ({ body }) => {
		const question = body as Question;
		questions.push(question);
		const hasResults = question.messages.some(({ role }) => role === 'tool');
		const calls = (question.tools ?? []).map(({ function: { name } }, index) => ({
			id: `call_${index}`,
			type: 'function',
			function: { name, arguments: JSON.stringify(given[name] ?? {}) },
		}));
		const message = hasResults
			? { role: 'assistant', content: 'All done.' }
			: { role: 'assistant', content: null, tool_calls: calls };
		return {
			id: 'answer',
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [{ index: 0, message, finish_reason: hasResults ? 'stop' : 'tool_calls' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${url}/v1`, questions, stop: async () => await app.close() };
}

const tool = (service: Parameters<typeof ourNode>[0], name: string, parameters: object) =>
	ourNode(service, name, { descriptionType: 'auto', ...parameters }, 'Tool');

const tools = [
	tool('bol', 'bol_orders', { resource: 'order', operation: 'getAll' }),
	tool('picqer', 'new_order', {
		resource: 'order',
		operation: 'create',
		productsInput: 'json',
		productsJson: "={{ $fromAI('products', 'The lines', 'json') }}",
		additionalFields: {
			deliveryname: "={{ $fromAI('name', 'Who gets it', 'string') }}",
			deliverycountry: 'NL',
			invoicename: "={{ $fromAI('name', 'Who gets it', 'string') }}",
			invoicecountry: 'NL',
			reference: 'AI-1',
		},
	}),
	tool('goedGepickt', 'free_stock', {
		resource: 'product',
		operation: 'getAll',
		limit: "={{ $fromAI('limit', 'How many', 'number') }}",
	}),
	tool('lagerkoll', 'articles', { resource: 'article', operation: 'getAll', limit: 2 }),
];

const agent = chain(
	'The nodes as tools',
	start,
	node('Agent', '@n8n/n8n-nodes-langchain.agent', 3, {
		promptType: 'define',
		text: 'Use every tool once.',
		options: {},
	}),
);

const model = {
	...node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		options: { maxRetries: 0 },
	}),
	credentials: { openAiApi: { id: 'scriptedModel', name: 'Scripted model' } },
};

const flow: Workflow = {
	...agent,
	nodes: [...agent.nodes, model, ...tools],
	connections: {
		...agent.connections,
		Model: to('Agent', 'ai_languageModel'),
		...Object.fromEntries(tools.map(({ name }) => [name, to('Agent', 'ai_tool')])),
	},
};

describe('the action nodes as tools of an AI agent, in a real n8n', () => {
	let harness: Harness;
	let stand: ScriptedModel;
	let results: unknown[];

	before(async () => {
		stand = await startModel({
			new_order: { products: [{ productcode: 'LAMP-01', amount: 2 }], name: 'Sanne de Vries' },
			free_stock: { limit: 1 },
		});
		harness = await startHarness((progress) => console.log(progress));
		await importCredentials(harness.n8n, [
			{
				id: 'scriptedModel',
				name: 'Scripted model',
				type: 'openAiApi',
				data: { apiKey: 'scripted', url: stand.url, allowedHttpRequestDomains: 'all' },
			},
		]);
		const { id } = await harness.api.saveWorkflow(flow);
		const { status, data } = await harness.api.run(id, 'Start');
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
		const asked = stand.questions.at(-1)?.messages ?? [];
		results = asked.filter(({ role }) => role === 'tool').map(({ content }) => content);
	});
	after(async () => {
		await harness?.stop();
		await stand?.stop();
	});

	test('the model is offered all of them, each with the fields that are left to it', () => {
		const offered = stand.questions[0].tools ?? [];
		assert.deepEqual(
			offered.map(({ function: { name } }) => name).sort(),
			tools.map(({ name }) => name).sort(),
		);
		const order = offered.find(({ function: { name } }) => name === 'new_order');
		assert.match(JSON.stringify(order?.function.parameters), /"products".*"name"/);
	});

	test('each gives the model what it found or did', () => {
		assert.equal(results.length, tools.length);
		const all = JSON.stringify(results);
		for (const field of ['orderPlacedDateTime', 'idorder', 'freeStock', 'articleId']) {
			assert.ok(all.includes(field), `no ${field} in ${all.slice(0, 2000)}`);
		}
	});

	test('the order that the model made up is in Picqer', () => {
		const { orders } = harness.sandbox.state('picqer');
		const made = orders.filter(({ reference }) => reference === 'AI-1');
		assert.equal(made.length, 1);
		assert.equal(made[0].deliveryname, 'Sanne de Vries');
		assert.equal(made[0].products.length, 1);
	});
});
