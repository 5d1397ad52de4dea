import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startN8n, type Command, type RunningN8n } from '../../../../scripts/n8n/instance.mts';
import { TriggerStage } from '../triggers/stage.mts';
import { databaseEnvironment, startPostgres } from './postgres.mts';
import { startRedis } from './redis.mts';

/** n8n in queue mode: a main process, a webhook processor and a worker, with one database. */
export interface QueueStage {
	/** The main process and the sandbox. */
	stage: TriggerStage;
	webhook: RunningN8n;
	worker: RunningN8n;
	/** Starts one more worker; it is up to the caller to kill it. */
	anotherWorker(): Promise<RunningN8n>;
	stop(): Promise<void>;
}

/** Starts PostgreSQL and Redis, the sandbox, and one of each of n8n's processes. */
export async function startQueueStage(): Promise<QueueStage> {
	const undo: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		const folder = await mkdtemp(join(tmpdir(), 'queue-'));
		undo.push(async () => await rm(folder, { recursive: true, force: true, maxRetries: 3 }));
		const redis = await startRedis(folder);
		undo.push(async () => await redis.stop());
		const database = await startPostgres(folder);
		undo.push(async () => await database.stop());
		const environment = {
			...databaseEnvironment(database),
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			N8N_ENCRYPTION_KEY: 'the same for all processes',
		};
		const stage = await TriggerStage.start(environment);
		undo.push(async () => await stage.stop());
		// As an administrator ends it, it waits for executions that a test has left without a worker.
		undo.push(async () => await stage.harness.n8n.kill());
		const { url, userFolder, installed } = stage.harness.n8n;
		const begin = async (command: Command) => {
			// The services know one address, which is a load balancer's in life and main's here.
			const address = { WEBHOOK_URL: url, N8N_WEBHOOK_URL: url };
			const options = { userFolder, installed, command };
			const running = await startN8n({ ...options, environment: { ...environment, ...address } });
			undo.push(async () => await running.kill());
			return running;
		};
		const [webhook, worker] = await Promise.all([begin('webhook'), begin('worker')]);
		const anotherWorker = async () => await begin('worker');
		return { stage, webhook, worker, anotherWorker, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
