'use strict';

const { createContext, runInContext } = require('node:vm');

/** As long as any other test may take, in ms. */
const TIME_OUT_MS = 30_000;

/** Jest's own time-out cannot end code that never lets go of the processor. */
exports.interruptible = (task) => {
	runInContext('task()', createContext({ task }), { timeout: TIME_OUT_MS });
};
