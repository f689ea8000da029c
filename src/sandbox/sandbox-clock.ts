/** Time as the sandbox sees it. Tests give their own and move it by hand. */
export interface SandboxClock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls back once after the delay; the function it returns cancels that. */
  schedule(callback: () => void, delayMs: number): () => void;
}

/** Timers hold at most 2^31 - 1 ms; a longer delay would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: SandboxClock = {
  now: () => Date.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), longestTimerMs));
    return () => clearTimeout(timer);
  },
};
