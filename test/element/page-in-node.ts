import { mock } from 'node:test';

/** What a script hears of the page it runs on: the events of a window and of a document, for one test in Node. */
export class PageInNode {
  readonly #window = new EventTarget();
  readonly #document = Object.assign(new EventTarget(), { hidden: false });
  /** The names of all events that were ever listened to. */
  readonly heardNames = new Set<string>();

  constructor() {
    for (const target of [this.#window, this.#document]) {
      const listen = target.addEventListener.bind(target);
      target.addEventListener = (...given: Parameters<typeof listen>) => {
        this.heardNames.add(given[0]);
        listen(...given);
      };
    }
    Object.assign(globalThis, {
      document: this.#document,
      addEventListener: this.#window.addEventListener.bind(this.#window),
      removeEventListener: this.#window.removeEventListener.bind(this.#window),
    });
  }

  /** Puts the page in front of the payer, or out of sight. */
  setHidden(hidden: boolean): void {
    this.#document.hidden = hidden;
    this.tell('visibilitychange');
  }

  /** What the document is told: `visibilitychange`, `freeze`, `resume`. */
  tell(name: string): void {
    this.#document.dispatchEvent(new Event(name));
  }

  /** What the window is told; `persisted`, as of a page that the back-forward cache takes or gives back. */
  tellWindow(name: string, persisted = false): void {
    this.#window.dispatchEvent(Object.assign(new Event(name), { persisted }));
  }

  end(): void {
    for (const name of ['document', 'addEventListener', 'removeEventListener'])
      Reflect.deleteProperty(globalThis, name);
  }
}

/** Takes from the browser what not every browser has, or puts another in its place, until it is put back. */
export function replaceGlobal(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  };
}

/** Runs what is due within so many milliseconds of mocked time, one step after the other. */
export async function passes(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(Math.min(500, ms - passed));
  }
  await new Promise((resolve) => setImmediate(resolve));
}
