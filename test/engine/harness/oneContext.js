'use strict';

const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

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
	}

	getVmContext() {
		return ownContext;
	}
};
