/** `npm start`: makes the clone ready with plain Node, then hands over to start.mts, in the same process. */
import { setUp } from './setup.mjs';

await setUp('start');
// From here on TypeScript loads as it is.
await import('tsx');
await import('./start.mts');
