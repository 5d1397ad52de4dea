/**
 * Does something that must not go on for ever, such as a pattern that goes back and forth in a long text.
 *
 * @throws Error when it is not done after the time that any test has
 */
export declare function interruptible(task: () => void): void;
