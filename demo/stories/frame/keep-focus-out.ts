/**
 * Lets nothing on this page take the focus before the reader has come here: what is done in the payer's place would
 * else pull the reader, and the scroll position, out of the gallery.
 */
export function keepFocusOut(): void {
  const focus = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'focus');
  HTMLElement.prototype.focus = () => undefined;
  const letIn = (): void => {
    if (focus) Object.defineProperty(HTMLElement.prototype, 'focus', focus);
  };
  for (const type of ['pointerdown', 'keydown', 'focusin']) {
    addEventListener(type, letIn, { capture: true, once: true });
  }
}
