import type { BrowserContext } from 'playwright-core';

/** A browser in which tabs know nothing of each other. */
export const withoutLocksAndChannels = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  });

/** A browser that forbids pages to keep anything, or to hear of other tabs. */
export const withoutStorage = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
      });
    }
    navigator.locks.request = () => Promise.reject(new DOMException('Access is denied.', 'SecurityError'));
    Reflect.set(globalThis, 'BroadcastChannel', () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
  });

/** A device whose clock jumps by months, forth and back, each time that it is read. */
export const withJumpingClock = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const now = Date.now.bind(Date);
    let readings = 0;
    Date.now = () => {
      readings += 1;
      return now() + (readings % 2 ? 1 : -1) * 10 ** 10;
    };
  });
