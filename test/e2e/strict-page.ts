import type { BrowserContext, Page } from 'playwright-core';
import * as z from 'zod/mini';

const violations = z.array(z.string());

export interface StrictPageOptions {
  /** What the shop serves, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What stands on the page. */
  readonly body: string;
  /** What the proxy, at `/pay`, answers to a request that is no long poll. */
  readonly proxy: (method: string, path: string) => object;
  /** Of the policy; default: `'self'`. */
  readonly scriptSources?: string;
  /** Where the shop is. */
  readonly origin?: string;
}

/** A shop's page that allows its own scripts and styles, and nothing else. */
export class StrictPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    context: BrowserContext,
    { files, body, proxy, scriptSources = "'self'", origin = 'https://shop.example' }: StrictPageOptions,
  ): Promise<StrictPage> {
    await context.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenViolations: seen });
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    const page = await context.newPage();
    await page.route(`${origin}/**`, async (route) => {
      const request = route.request();
      const { pathname, searchParams } = new URL(request.url());
      const file = files.get(pathname);
      if (file !== undefined) {
        await route.fulfill({ contentType: 'text/javascript', body: file });
      } else if (pathname.startsWith('/pay/')) {
        // A long poll is held for ever: there is no news.
        if (!searchParams.has('after')) await route.fulfill({ json: proxy(request.method(), pathname) });
      } else {
        await route.fulfill({
          contentType: 'text/html',
          headers: {
            'content-security-policy': `default-src 'self'; script-src ${scriptSources}; style-src 'self'; require-trusted-types-for 'script'`,
          },
          body: `<!doctype html><html lang="en"><title>Shop</title><main>${body}</main></html>`,
        });
      }
    });
    await page.goto(`${origin}/`);
    return new StrictPage(page);
  }

  /** What the policy had to forbid until now. */
  async violations(): Promise<readonly string[]> {
    return violations.parse(await this.page.evaluate('globalThis.seenViolations'));
  }

  /** Does what the policy forbids, and waits until that is told: the policy is in force. */
  async breaksPolicy(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', resolve, { once: true });
          document.body.setAttribute('style', 'color: red');
        }),
    );
  }

  /** The words of what has the focus: its text or its label. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!active || active === document.body) return '';
      const label = active instanceof HTMLInputElement ? active.labels?.[0] : active;
      return (active.getAttribute('aria-label') ?? label?.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
  }

  /** Presses Tab until the focus is there; says what it came by. */
  async tabTo(words: string): Promise<readonly string[]> {
    const passed: string[] = [];
    for (let presses = 0; presses < 12; presses++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      if (focused === words) return passed;
      passed.push(focused);
    }
    throw new Error(`Tab never came to "${words}": ${passed.join(', ')}`);
  }

  /**
   * Waits for a heading, and for the focus to be on it. Asked from outside: what polls in a page needs `eval`, which
   * the policy forbids.
   */
  headingHasFocus(words: string): Promise<void> {
    const heading = this.page.getByRole('heading', { name: words, exact: true });
    return heading.and(this.page.locator(':focus')).waitFor();
  }
}
