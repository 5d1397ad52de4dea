// n8n reads the nodes and credentials from the "n8n" section of package.json; this file only makes
// `require('n8n-nodes-webshop-fulfilment')` work.
module.exports = {};
