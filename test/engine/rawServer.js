'use strict';

// What breaks off in the middle of an answer, no HTTP framework can do.
const { once } = require('node:events');
const { createServer } = require('node:http');
const { brotliCompressSync, gzipSync } = require('node:zlib');

module.exports = { brotliCompressSync, createServer, gzipSync, once };
