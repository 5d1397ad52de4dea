/** Frees the memory of all that nobody can reach any more. */
export declare function collectGarbage(): void;
