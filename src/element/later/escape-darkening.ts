/** A page that says so has dark colours. */
const darkPage = 'meta[name=color-scheme][content*=dark]';

/**
 * On a dark phone, Chrome and web views of Android may darken a page that has no dark colours. Our element then shows
 * its own dark colours already, and the colours the shop gave are for light pages. Darkened once more, the letters of a
 * button are as light as the button, and no phone can read our QR code. So the card stays light there, as the shop made
 * it.
 */
function escapeOnce(element: Element): void {
  const room = element.shadowRoot?.querySelector<HTMLElement>('.room');
  if (!room) return;
  const { style } = room;
  // `canvas` is the ground's own colour. Where it is dark in spite of `color-scheme: light`, only the browser can have
  // darkened it.
  style.cssText = 'color: canvas; color-scheme: light';
  const isDarkened = /\(\d\d?,/.test(getComputedStyle(room).color);
  style.cssText = '';
  if (isDarkened && !getComputedStyle(room).colorScheme.includes('dark') && !document.querySelector(darkPage))
    style.colorScheme = 'only light';
}

/** Sees to it now, and whenever the phone turns dark or light, as many do by the hour; the signal ends that. */
export function escapeDarkening(element: Element, signal: AbortSignal): void {
  const escapes = () => escapeOnce(element);
  escapes();
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', escapes, { signal });
}
