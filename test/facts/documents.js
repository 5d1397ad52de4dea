'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Where the services' OpenAPI documents are, beside the project; they are no part of it. */
const folder = join(__dirname, '../../../shared/reference');

/** bol's documents by the table of facts that is made of each. */
exports.BOL_DOCUMENTS = {
	'retailer-v10': 'bol-retailer-v10.openapi.json',
	'shared-v10': 'bol-shared-v10.openapi.json',
	'offers-v11': 'bol-offers-v11.openapi.json',
	'economic-operators-v1': 'bol-economic-operators-v1.openapi.json',
	'retailers-v11': 'bol-retailers-v11.openapi.json',
	'delivery-promise-v1': 'bol-delivery-promise-v1.openapi.json',
};

/** The document of a table; undefined when it is not there. */
exports.readDocument = (name) => {
	const path = join(folder, exports.BOL_DOCUMENTS[name]);
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
};
