import type { Page } from 'playwright-core';

/**
 * Lets elements on the pages to come wait for a language without end: on a busy machine, what a test does meanwhile may
 * take longer than they would wait.
 *
 * @returns has them wait no longer, where they wait
 */
export async function waitForLanguages(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const setTimeout = window.setTimeout.bind(window);
    const waiting: (() => void)[] = [];
    Object.assign(globalThis, {
      waiting,
      // They wait some seconds for a language.
      setTimeout: (run: () => void, delayMs = 0) =>
        delayMs > 2000 && delayMs < 6000 ? waiting.push(run) : setTimeout(run, delayMs),
    });
  });
  return async () => {
    await page.waitForFunction('globalThis.waiting.length > 0');
    await page.evaluate('for (const run of globalThis.waiting.splice(0)) run()');
  };
}
