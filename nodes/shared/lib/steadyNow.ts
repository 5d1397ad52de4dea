/**
 * A moment in ms that only goes forward, for measuring how long something takes or may take: the
 * clock of the machine can be set while n8n runs.
 */
export const steadyNow = () => performance.now();
