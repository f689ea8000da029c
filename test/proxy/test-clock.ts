import type { Clock } from '../../src/proxy/index.ts';

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time that moves only when a test moves it. */
export class TestClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();
  readonly #onSleep = new Set<() => void>();

  constructor(now = Date.UTC(2026, 10, 22, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** How many are asleep. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleeper = {
        wakesAt: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      if (signal.aborted) {
        resolve();
        return;
      }
      signal.addEventListener('abort', sleeper.wake);
      this.#sleepers.add(sleeper);
      for (const check of this.#onSleep) check();
    });
  }

  /** Resolves when at least so many are asleep. */
  whenSleeping(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.sleeping < count) return;
        this.#onSleep.delete(check);
        resolve();
      };
      this.#onSleep.add(check);
      check();
    });
  }

  /** Moves time on and wakes whoever has slept long enough. */
  advance(ms: number): void {
    this.#now += ms;
    for (const { wakesAt, wake } of [...this.#sleepers]) if (wakesAt <= this.#now) wake();
  }
}
