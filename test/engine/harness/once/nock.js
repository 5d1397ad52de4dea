module.exports = globalThis.requireOnce('nock');
