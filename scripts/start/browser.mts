import { spawn } from 'node:child_process';

/** Opens the user's own browser where there is a desktop to open it on; does nothing elsewhere. */
export function openInBrowser(url: string): void {
	const command = opener();
	if (!command || process.env.CI || !process.stdout.isTTY) return;
	const [program, ...parameters] = command;
	const child = spawn(program, [...parameters, url], { stdio: 'ignore', detached: true });
	// The screen shows the address: a browser that does not open is no failure.
	child.once('error', () => {});
	child.unref();
}

function opener(): [string, ...string[]] | undefined {
	if (process.platform === 'darwin') return ['open'];
	if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
	return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
