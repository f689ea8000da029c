import type { MsgFn } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StatusNotice } from '../flow.ts';

/**
 * The one live region, there from the first render: a region that comes together with its text is not read
 * out. What the screen shows anyway is for the ears alone.
 */
export function statusRegion(text: string, seen: boolean): TemplateResult {
  return html`<p role="status" class=${seen ? '' : 'unseen'}>${text}</p>`;
}

/** Whether the notice is nowhere else on the screen. */
export const isSeen = (notice: string): boolean => notice !== 'none' && notice !== 'screen';

/**
 * What is told of the status.
 *
 * @param heading the screen's heading
 * @param checking that we are asking, in the element's own words
 */
export function statusText(msg: MsgFn, notice: StatusNotice, heading: string, checking: string): string {
  switch (notice) {
    case 'none':
      return '';
    case 'screen':
      return heading;
    case 'checking':
      return checking;
    case 'unchanged':
      return msg('No change yet.', { id: 'status.same' });
    case 'check_failed':
      return msg("We couldn't check the status. Check again.", { id: 'status.failed' });
    case 'offline':
      return msg('No internet connection', { id: 'offline.heading' });
  }
}
