/** Lets everything that is already answered run its course. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
