import type { Summary } from '../summary';
import type { LoggedRequest } from '../traffic';
import type { Happening } from './happenings';

/** What the page shows of one service. */
export interface ShownService {
	title: string;
	url: string;
	summary: Summary;
}

/** What the page shows. */
export interface Shown {
	services: ShownService[];
	/** The newest first. */
	happened: Array<{ at: number; sentence: string }>;
	/** The newest first. */
	requests: LoggedRequest[];
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escape = (text: unknown) => String(text).replace(/[&<>"']/g, (sign) => entities[sign]);

const clock = (milliseconds: number) => new Date(milliseconds).toTimeString().slice(0, 8);

const row = (cells: unknown[]) =>
	`<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;

const table = (rows: unknown[][]) => `<table>${rows.map(row).join('')}</table>`;

function serviceSection({ title, url, summary }: ShownService): string {
	const counts = summary.counts.map(
		([label, count]) => `<li><b>${count}</b> ${escape(label)}</li>`,
	);
	return `<section><h2>${escape(title)} <small>${escape(url)}</small></h2>
<ul>${counts.join('')}</ul>${table(summary.rows)}</section>`;
}

function requestCells({ at, service, method, path, statusCode, fault }: LoggedRequest): unknown[] {
	const outcome = statusCode ?? 'no answer';
	return [clock(at), service, method, path, fault ? `${outcome} (made up: ${fault})` : outcome];
}

/** The part of the page that changes, as HTML. */
export function changingPart({ services, happened, requests }: Shown): string {
	const sentences = happened.map(({ at, sentence }) => [clock(at), sentence]);
	return `<section id="happened"><h2>What you let happen</h2>${
		sentences.length > 0 ? table(sentences) : '<p>Nothing yet.</p>'
	}</section>
<div class="services">${services.map(serviceSection).join('')}</div>
<section id="requests"><h2>Last requests</h2>${
		requests.length > 0 ? table(requests.map(requestCells)) : '<p>None yet: run a workflow.</p>'
	}</section>`;
}

const style = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
small { font-weight: normal; opacity: .7; }
form { display: flex; flex-wrap: wrap; gap: .5rem; }
button { font: inherit; padding: .45rem .9rem; border: 1px solid #888; border-radius: .5rem; cursor: pointer; }
ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; list-style: none; }
.services { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 0 2rem; }
table { border-collapse: collapse; width: 100%; }
td { padding: .15rem .6rem .15rem 0; border-top: 1px solid #8883; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }`;

/** Asks for the changing part every two seconds, as long as somebody looks. */
const script = `
setInterval(async () => {
	if (document.hidden) return;
	const answer = await fetch('/now').catch(() => undefined);
	if (answer?.ok) document.querySelector('main').innerHTML = await answer.text();
}, 2000);`;

/** The whole page. */
export function page(shown: Shown, buttons: Happening[]): string {
	const buttonRow = buttons.map(
		({ name, label }) => `<button formaction="/happen/${escape(name)}">${escape(label)}</button>`,
	);
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sandbox</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><h1>Sandbox: stand-ins for bol, Picqer, GoedGepickt and Lagerkoll</h1>
<p>Let something happen, and watch your workflows react. Nothing here is real, and nothing leaves this computer.</p>
<form method="post">${buttonRow.join('')}</form>
<main>${changingPart(shown)}</main>
<script>${script}</script></body></html>`;
}
