import type { Page } from 'playwright-core';

/** Everything that a page can keep in the browser, as it is when nothing was kept. */
export const nothingKept = { session: {}, local: {}, databases: [], caches: [], cookie: '' };

export const keptInBrowser = (page: Page) =>
  page.evaluate(async () => ({
    session: Object.fromEntries(Object.entries(sessionStorage)),
    local: Object.fromEntries(Object.entries(localStorage)),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
