/** How all our events travel: up to the page, out of every shadow root. */
export const bubbling: EventInit = { bubbles: true, composed: true };
