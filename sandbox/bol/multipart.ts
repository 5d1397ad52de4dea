import type { FastifyInstance } from 'fastify';

/** A file field of a form. Its content is not kept, only what is checked about it. */
export interface FilePart {
	name: string;
	fileName?: string;
	contentType?: string;
	size: number;
	isPdf: boolean;
}

/** The body of a form with files. */
export interface FormWithFiles {
	parts: FilePart[];
}

function parsePart(text: string): FilePart | undefined {
	const end = text.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const head = text.slice(0, end);
	const content = text.slice(end + 4).replace(/\r\n$/, '');
	const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
	if (name === undefined) return undefined;
	return {
		name,
		fileName: /filename="([^"]*)"/i.exec(head)?.[1],
		contentType: /^content-type: *([^\r\n;]+)/im.exec(head)?.[1],
		size: content.length,
		isPdf: content.startsWith('%PDF-'),
	};
}

/** The fields of a form with files. */
export function parseMultipart(body: Buffer, contentType: string): FormWithFiles {
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (boundary === undefined) return { parts: [] };
	// One character per byte, so that no byte of a file gets lost.
	const [, ...parts] = body.toString('latin1').split(`--${boundary}`);
	return {
		parts: parts.map(parsePart).filter((part): part is FilePart => part !== undefined),
	};
}

/** Lets a server take forms with files. */
export function acceptMultipart(app: FastifyInstance): void {
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
		done(null, parseMultipart(body as Buffer, request.headers['content-type'] ?? ''));
	});
}
