/**
 * Hides what the payer types from a page that has keys of its own, such as `/` for its search. Such a page lets typing
 * in a field be; but it sees this element only, not the field inside, and would take the key for itself.
 */
export function keepKeys(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- A browser that fills a field in names no key.
    if (element.shadowRoot?.activeElement && event.key?.length === 1) event.stopPropagation();
  });
}
