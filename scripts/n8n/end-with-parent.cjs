/**
 * Loaded into n8n before n8n itself. The channel to the process that started n8n closes when that process ends, however
 * it ends: then n8n ends too, instead of running on with nobody to stop it.
 */
process.on('disconnect', () => {
	process.kill(process.pid, 'SIGTERM');
	// n8n leads a process group of its own; what has not ended by then is ended with it.
	setTimeout(() => {
		if (process.platform === 'win32') process.exit(1);
		process.kill(-process.pid, 'SIGKILL');
	}, 10_000).unref();
});
