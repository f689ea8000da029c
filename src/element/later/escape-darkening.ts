const isDark = (room: Element): boolean => /\(\d\d?,/.test(getComputedStyle(room).color);

/**
 * On a dark phone, Chrome and web views of Android may darken a page that has no dark colours. Ours has, and shows them
 * there; darkened once more, the letters of a button are as light as the button, and no phone can read our code. What says
 * that it has dark colours is let be.
 */
export function escapeDarkening(element: Element): void {
  const room = element.shadowRoot?.querySelector<HTMLElement>('.room');
  if (!room) return;
  const { style } = room;
  style.color = 'canvas';
  // Around it is dark; and still dark where it shall be light: that is nobody's doing but the browser's.
  const isAround = isDark(room);
  style.colorScheme = 'light';
  style.cssText = isAround && isDark(room) ? 'color-scheme: light dark' : '';
}
