const pointsPerMillimetre = 72 / 25.4;

/** The size of a page. */
export interface PaperSize {
	/** Millimetres. */
	width: number;
	/** Millimetres. */
	height: number;
	/** Millimetres, on all sides. */
	margin: number;
}

/** A valid PDF of one page with one line of text. */
export function onePagePdf(text: string, { width, height, margin }: PaperSize): Buffer {
	const [wide, high, indent] = [width, height, margin].map((length) =>
		Math.round(length * pointsPerMillimetre),
	);
	const printable = text.replace(/[()\\]|[^\x20-\x7e]/g, '').slice(0, 200);
	const line = `BT /F1 12 Tf ${indent} ${high - indent - 12} Td (${printable}) Tj ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
		`<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let file = '%PDF-1.4\n';
	const entries = objects.map((content, index) => {
		const offset = String(file.length).padStart(10, '0');
		file += `${index + 1} 0 obj\n${content}\nendobj\n`;
		return `${offset} 00000 n \n`;
	});
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
