import type { Page } from 'playwright-core';
import { codeBlocks } from '../docs/pages.ts';

/** What docs/embedding.md has a page say. */
export const room = codeBlocks.find(({ code }) => code.includes('min-block-size'))?.code ?? '';

/** An entry of the browser's, which the DOM's types do not know. */
interface LayoutShift {
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/**
 * Gives the pages to come the room that they are told to have, and notes whatever is moved, from the first paint on.
 */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript((css) => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as unknown as readonly LayoutShift[];
      for (const { sources, hadRecentInput } of entries) {
        const heading = document.querySelector('ipay-deposit')?.shadowRoot?.querySelector('h2')?.textContent;
        const gone = `what is gone, before "${heading}"`;
        const moved = sources.map(({ node }) => node?.parentElement?.outerHTML ?? gone);
        // What follows a press at once is expected; so the measure has it.
        if (!hadRecentInput) shifts.push(...moved);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const style = document.createElement('style');
    style.textContent = css;
    new MutationObserver((_, observer) => {
      if (!document.querySelector('body')) return;
      document.body.append(style, document.body.appendChild(document.createElement('footer')));
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, room);
}

/** Waits until what moves is no longer laid to the press before, for which the measure has half a second. */
export async function pressIsLongAgo(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
}

/** What was moved so far; none of it by a press. */
export async function shiftsOn(page: Page): Promise<unknown> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return page.evaluate('globalThis.shifts');
}

/** Moves the element, which what watches must tell. */
export async function provesToWatch(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('style', 'margin: 9rem'));
  await page.waitForFunction('globalThis.shifts.length > 0', null, { timeout: 10_000 });
}
