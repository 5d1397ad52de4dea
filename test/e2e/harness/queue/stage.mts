import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { importCredentials } from '../../../../scripts/n8n/import.mts';
import { startN8n, type Command, type RunningN8n } from '../../../../scripts/n8n/instance.mts';
import { sandboxCredentials } from '../../../../scripts/start/credentials.mts';
import { TriggerStage } from '../triggers/stage.mts';
import { databaseEnvironment, startPostgres } from './postgres.mts';
import { startRedis } from './redis.mts';
import type { Server } from './server.mts';

/** n8n in queue mode: a main process, a webhook processor and two workers, with one database. */
export interface QueueStage {
	/** The main process and the sandbox. */
	stage: TriggerStage;
	webhook: RunningN8n;
	workers: [one: RunningN8n, other: RunningN8n];
	redis: Server;
	/** Says in all credentials how many processes share their accounts. */
	shareAmong(processes: number): Promise<void>;
	stop(): Promise<void>;
}

/** What n8n is told beside where its queue and its database are. */
const PATIENT = {
	// A Redis that starts again on a busy machine is waited for, instead of n8n's 10 seconds.
	QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD: '60000',
	// A busy machine is no reason to answer that the database is not ready.
	DB_PING_TIMEOUT_MS: '60000',
	// Minutes until n8n looks for executions that its queue has lost.
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
};

/** Starts PostgreSQL and Redis, the sandbox, and n8n's processes; shows what it is doing. */
export async function startQueueStage(): Promise<QueueStage> {
	const undo: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		const folder = await mkdtemp(join(tmpdir(), 'queue-'));
		undo.push(async () => await rm(folder, { recursive: true, force: true, maxRetries: 3 }));
		console.log('Starting Redis and PostgreSQL');
		const redis = await startRedis(folder);
		undo.push(async () => await redis.stop());
		const database = await startPostgres(folder);
		undo.push(async () => await database.stop());
		const environment = {
			...databaseEnvironment(database),
			...PATIENT,
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
		console.log('Starting a webhook processor and two workers');
		const [webhook, ...workers] = await Promise.all([
			begin('webhook'),
			begin('worker'),
			begin('worker'),
		]);
		const shareAmong = async (processes: number) =>
			await importCredentials(
				stage.harness.n8n,
				sandboxCredentials(stage.sandbox.urls).map((credential) => ({
					...credential,
					data: { ...credential.data, processes },
				})),
			);
		await shareAmong(workers.length);
		return { stage, webhook, workers, redis, shareAmong, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
