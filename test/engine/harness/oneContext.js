'use strict';

const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** n8n's engine comes from here: another version than the project's own, for `npm run test:compatibility`. */
const engineFolder = process.env.N8N_ENGINE_FOLDER;
const requireEngine = engineFolder ? createRequire(join(engineFolder, 'package.json')) : require;

// Most code of a test runs too seldom to be worth what optimizing it costs.
setFlagsFromString('--interrupt-budget=300000');

/** Stands for the context of the worker itself, which Node has no name for. */
const ownContext = vm.createContext({});

/** What the files of a worker were compiled to, by their path: the next test file that loads one runs it anew. */
const compiled = new Map();

const { compileFunction } = vm;
vm.compileFunction = (code, names, options = {}) => {
	if (options.parsingContext !== ownContext) return compileFunction(code, names, options);
	const { filename } = options;
	const known = compiled.get(filename);
	if (known?.code === code) return known.run;
	const run = compileFunction(code, names, { filename });
	compiled.set(filename, { code, run });
	return run;
};

/** What Jest keeps in the context of a file: its tests, who hears of each, and how long one may take. */
const ownOfAFile = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'];

/**
 * Runs test files in the context of the worker itself, so that n8n's engine, which takes seconds to
 * load, is loaded once for all files of a worker (folder `once`) and its `instanceof` holds, and that
 * what several files load is compiled once.
 */
module.exports = class OneContext extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		// Without this, all files before would be told of each test, and stay in memory.
		for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
			if (ownOfAFile.includes(symbol.description)) delete globalThis[symbol];
		}
		globalThis.requireOnce = require;
		globalThis.requireEngine = requireEngine;
		const { moduleMocker, fakeTimersModern } = this;
		this.moduleMocker = new moduleMocker.constructor(globalThis);
		this.fakeTimersModern = new fakeTimersModern.constructor({
			config: config.projectConfig,
			global: globalThis,
		});
	}

	async setup() {
		// Jest's own 100 are looked up for each of the many errors that n8n makes.
		Error.stackTraceLimit = 20;
	}

	getVmContext() {
		return ownContext;
	}
};
