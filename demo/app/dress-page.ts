import type { Theme } from '../settings/demo-settings.ts';

/**
 * Gives the document a page's title and scheme. What still comes for a page that was left changes the next one in
 * nothing.
 */
export function dressPage(page: Element, title: string, theme: Theme): void {
  if (!page.isConnected) return;
  document.title = `${title}: ipay-deposit`;
  document.documentElement.dataset['theme'] = theme;
}
