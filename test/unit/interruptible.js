'use strict';

const { createContext, runInContext } = require('node:vm');

/** As long as any other test may take, in ms. */
const TIME_OUT_MS = 30_000;

/** Making one for each task would cost more than most tasks do. */
const context = createContext({});

/** Jest's own time-out cannot end code that never lets go of the processor. */
exports.interruptible = (task) => {
	context.task = task;
	runInContext('task()', context, { timeout: TIME_OUT_MS });
};
