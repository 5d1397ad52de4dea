'use strict';

const { createRequire } = require('node:module');
const { join } = require('node:path');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** n8n's engine comes from here: another version than the project's own, for `npm run test:compatibility`. */
const engineFolder = process.env.N8N_ENGINE_FOLDER;
const requireEngine = engineFolder ? createRequire(join(engineFolder, 'package.json')) : require;

/** Stands for the context of the worker itself, which Node has no name for. */
const ownContext = vm.createContext({});

const { compileFunction } = vm;
vm.compileFunction = (code, names, { parsingContext, ...options } = {}) =>
	compileFunction(
		code,
		names,
		parsingContext === ownContext ? options : { ...options, parsingContext },
	);

/**
 * Runs test files in the context of the worker itself, so that n8n's engine, which takes seconds to
 * load, is loaded once for all files of a worker (folder `once`) and its `instanceof` holds.
 */
module.exports = class OneContext extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		globalThis.requireOnce = require;
		globalThis.requireEngine = requireEngine;
	}

	getVmContext() {
		return ownContext;
	}
};
