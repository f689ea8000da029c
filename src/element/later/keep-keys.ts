/**
 * Keeps what the payer types from a page that has keys of its own: it sees this element, and no field, and would take them
 * away.
 */
export function keepKeys(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- A browser that fills a field in names no key.
    if (element.shadowRoot?.activeElement && event.key?.length === 1) event.stopPropagation();
  });
}
