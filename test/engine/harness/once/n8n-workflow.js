module.exports = globalThis.requireEngine('n8n-workflow');
