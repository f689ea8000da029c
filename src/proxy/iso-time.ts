/** A moment as the merchant is told it: ISO 8601, UTC. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
