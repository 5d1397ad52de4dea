'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The guide for users of the Lagerkoll node. */
exports.guide = readFileSync(join(__dirname, '../../../docs/lagerkoll.md'), 'utf8');
