import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * The one live region, there from the first render: a region that comes together with its text is not read
 * out. What the screen shows anyway is for the ears alone.
 *
 * A text that changes in place is set as a whole: who has a page translated has elements where Lit looks for its texts.
 */
export function statusRegion(text: string, seen: boolean): TemplateResult {
  return html`<p part="status" role="status" .textContent=${text} class=${seen ? '' : 'unseen'}></p>`;
}

/** Whether the notice is nowhere else on the screen. */
export const isSeen = (notice: string): boolean => notice !== 'none' && notice !== 'screen';
