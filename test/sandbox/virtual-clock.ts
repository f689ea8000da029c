import type { SandboxClock } from '../../src/sandbox/index.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that moves only when a test moves it. */
export class VirtualClock implements SandboxClock {
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #waiting = new Set<() => void>();

  constructor(now = Date.UTC(2026, 10, 22, 12, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    for (const check of this.#waiting) check();
    return () => this.#timers.delete(timer);
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Resolves when at least so many timers are waiting. */
  whenPending(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.pending < count) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  /** Moves time on and calls back whatever falls due, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }
}
