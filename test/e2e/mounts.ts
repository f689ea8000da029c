import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { bundledShop } from './built-files.ts';
import { servePages } from './served-pages.ts';

interface Test {
  readonly after: (clean: () => void) => void;
}

/** What a page holds, after the garbage is gone. */
export interface Held {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  /** Elements of ours, on the page or kept alive by something. */
  readonly instances: number;
}

/** Counts the timers that are neither due nor taken back. */
export function countTimers(): void {
  const pending = new Set<number>();
  const setTimeout = window.setTimeout.bind(window);
  const clearTimeout = window.clearTimeout.bind(window);
  Object.assign(globalThis, {
    pendingTimers: pending,
    setTimeout: (run: () => void, delayMs?: number) => {
      const timer: number = setTimeout(() => {
        pending.delete(timer);
        run();
      }, delayMs);
      pending.add(timer);
      return timer;
    },
    clearTimeout: (timer?: number) => {
      if (timer !== undefined) pending.delete(timer);
      clearTimeout(timer);
    },
  });
}

const valueOf = async (devTools: CDPSession, expression: string): Promise<number> => {
  const { result } = await devTools.send('Runtime.evaluate', { expression, returnByValue: true });
  return Number(result.value);
};

async function instancesOf(devTools: CDPSession): Promise<number> {
  const objectGroup = 'instances';
  const expression = "customElements.get('ipay-deposit').prototype";
  const { result } = await devTools.send('Runtime.evaluate', { expression, objectGroup });
  if (result.objectId === undefined) throw new Error('The element is not defined.');
  const { objects } = await devTools.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
    objectGroup,
  });
  if (objects.objectId === undefined) throw new Error('Nothing was counted.');
  const { result: length } = await devTools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await devTools.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(length.value);
}

/** A page on which elements come and go. */
export class Mounts {
  readonly #page: Page;
  readonly #devTools: CDPSession;

  private constructor(page: Page, devTools: CDPSession) {
    this.#page = page;
    this.#devTools = devTools;
  }

  /** @param t ends the server of the page */
  static async open(t: Test, context: BrowserContext): Promise<Mounts> {
    const server = await servePages(
      new Map([
        ...(await bundledShop()),
        ['/index.html', '<!doctype html><title>Shop</title><script type="module" src="/app.js"></script>'],
        ['/deposit', JSON.stringify(awaiting())],
      ]),
    );
    t.after(server.close);
    const page = await context.newPage();
    await page.addInitScript(countTimers);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Performance.enable');
    await page.goto(`${server.url}/index.html`);
    await page.evaluate(() => customElements.whenDefined('ipay-deposit'));
    return new Mounts(page, devTools);
  }

  /**
   * Puts the element on the page and takes it off again, one after the other: as soon as the pay step is there, or,
   * each second time, while the proxy is being asked.
   */
  async comeAndGo(times: number): Promise<void> {
    await this.#page.evaluate(async (times) => {
      const frame = () => new Promise(requestAnimationFrame);
      for (let time = 0; time < times; time++) {
        const element = document.createElement('ipay-deposit');
        element.setAttribute('proxy', location.origin);
        element.setAttribute('session', 's');
        document.body.append(element);
        if (time % 2) await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
        else while (!element.shadowRoot?.querySelector('h2')) await frame();
        element.remove();
      }
      await frame();
    }, times);
  }

  /** Has everything loaded and rendered for the first time that an element loads and renders on the pay step. */
  async warmUp(): Promise<void> {
    await this.#page.evaluate(async () => {
      const element = document.createElement('ipay-deposit');
      element.setAttribute('proxy', location.origin);
      element.setAttribute('session', 's');
      document.body.append(element);
      while (!element.shadowRoot?.querySelector('h2')) await new Promise(requestAnimationFrame);
      // Waits for the later part, which comes when the browser is idle: on a busy machine at any time.
      await element.readMessage('');
      await element.updateComplete;
      element.remove();
    });
  }

  /**
   * What is held once requests that were taken back are let go of, which no longer hold an element; or ten seconds
   * later.
   */
  async held(): Promise<Held> {
    for (let look = 1; ; look++) {
      const held = await this.#look();
      if (held.instances === 0 || look === 50) return held;
      await setTimeout(200);
    }
  }

  async #look(): Promise<Held> {
    for (let time = 0; time < 3; time++) await this.#devTools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#devTools.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
    return {
      heapBytes: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      timers: await valueOf(this.#devTools, 'pendingTimers.size'),
      instances: await instancesOf(this.#devTools),
    };
  }
}
