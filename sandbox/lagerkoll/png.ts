function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

function adler32(bytes: Buffer): number {
	let low = 1;
	let high = 0;
	for (const byte of bytes) {
		low = (low + byte) % 65521;
		high = (high + low) % 65521;
	}
	return high * 65536 + low;
}

const largestBlock = 0xffff;

// A zlib stream of blocks that are stored as they are: PNG demands the format, nobody needs it small here.
function zlibStored(bytes: Buffer): Buffer {
	const parts = [Buffer.from([0x78, 0x01])];
	for (let start = 0; start < bytes.length; start += largestBlock) {
		const block = bytes.subarray(start, start + largestBlock);
		const head = Buffer.alloc(5);
		head[0] = start + largestBlock >= bytes.length ? 1 : 0;
		head.writeUInt16LE(block.length, 1);
		head.writeUInt16LE(~block.length & 0xffff, 3);
		parts.push(head, block);
	}
	const check = Buffer.alloc(4);
	check.writeUInt32BE(adler32(bytes));
	return Buffer.concat([...parts, check]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/**
 * A valid PNG in shades of grey: stripes whose pattern comes from a text, so that two texts give two images.
 * Width and height are pixels. A barcode reader cannot read it.
 */
export function stripedPng(text: string, width: number, height: number): Buffer {
	const pattern = Buffer.from(text || ' ');
	const row = Buffer.alloc(width + 1);
	for (let column = 0; column < width; column += 1) {
		const bit = Math.floor(column / 2) % (pattern.length * 8);
		const isDark = (pattern[bit >> 3] >> (bit & 7)) & 1;
		row[column + 1] = isDark ? 0 : 255;
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = 8;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', zlibStored(Buffer.concat(Array<Buffer>(height).fill(row)))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
