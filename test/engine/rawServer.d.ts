export { once } from 'node:events';
export { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
export type { AddressInfo, Socket } from 'node:net';
export { brotliCompressSync, gzipSync } from 'node:zlib';
