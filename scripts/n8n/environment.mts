/** What a real n8n is told through its environment so that it stays on this machine and says little. */
export function n8nEnvironment(
	userFolder: string,
	url: string,
	brokerPort: number,
): Record<string, string> {
	const { port } = new URL(url);
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: port,
		N8N_EDITOR_BASE_URL: url,
		// The address under which triggers register their webhooks. N8N_WEBHOOK_URL is the newer name of the same.
		WEBHOOK_URL: url,
		N8N_WEBHOOK_URL: url,
		// The session cookie would otherwise be sent over https alone.
		N8N_SECURE_COOKIE: 'false',

		// Nothing goes out, and nothing from outside is shown.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',

		// Packages that n8n has not verified: this one, as long as it is in development.
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// The Code node's runner talks to n8n over a port of its own, 5679 unless told: two instances would clash.
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: process.platform === 'win32' ? 'false' : 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '8',
		GENERIC_TIMEZONE: 'Europe/Amsterdam',
		NO_COLOR: '1',
	};
}

/** The environment of this process without what npm and test tools put there, which could change how n8n behaves. */
export function plainEnvironment(): Record<string, string> {
	const foreign =
		/^(npm_|N8N_|NODE_OPTIONS$|NODE_ENV$|JEST_|NODE_CHANNEL|WEBHOOK_URL$|FORCE_COLOR$|DB_|EXECUTIONS_)/;
	const own = Object.entries(process.env).filter(
		([name, value]) => value !== undefined && !foreign.test(name),
	);
	return Object.fromEntries(own) as Record<string, string>;
}
