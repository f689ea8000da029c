/** A page that says so has dark colours. */
const darkPage = 'meta[name=color-scheme][content*=dark]';

/**
 * On a dark phone, Chrome and web views of Android may darken a page that has no dark colours. Our own are then the dark ones
 * already, and what the shop gave is for light pages; darkened once more, the letters of a button are as light as the
 * button, and no phone can read our code. The card stays light there, as the shop made it.
 */
export function escapeDarkening(element: Element): void {
  const frame = element.shadowRoot?.querySelector<HTMLElement>('.frame');
  if (!frame) return;
  const { style } = frame;
  // Where it shall be light it is dark: that is nobody's doing but the browser's.
  style.cssText = 'color: canvas; color-scheme: light';
  const isDarkened = /\(\d\d?,/.test(getComputedStyle(frame).color);
  style.cssText = '';
  if (
    isDarkened &&
    !getComputedStyle(frame).colorScheme.includes('dark') &&
    !document.querySelector(darkPage)
  )
    style.colorScheme = 'only light';
}
