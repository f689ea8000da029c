import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Notice } from '../flow.ts';
import type { ScreenContext } from './screen-context.ts';

/**
 * The one live region, there from the first render: a region that comes together with its text is not read
 * out. What the screen shows anyway is for the ears alone.
 *
 * @param heading the screen's heading, read out when the screen changed by itself
 */
export function statusTemplate(context: ScreenContext, heading: string): TemplateResult {
  const { notice } = context;
  const seen = !['none', 'screen', 'copied_number', 'copied_amount'].includes(notice);
  return html`<p role="status" class=${seen ? '' : 'unseen'}>${noticeText(context, notice, heading)}</p>`;
}

function noticeText({ msg }: ScreenContext, notice: Notice, heading: string): string {
  switch (notice) {
    case 'none':
      return '';
    case 'screen':
      return heading;
    case 'checking':
      return msg('Checking your payment…', { id: 'submitting' });
    case 'unchanged':
      return msg('No change yet.', { id: 'status.same' });
    case 'check_failed':
      return msg("We couldn't check the status. Check again.", { id: 'status.failed' });
    case 'offline':
      return msg('No internet connection', { id: 'offline.heading' });
    case 'copied_number':
    case 'copied_amount':
      return msg('Copied', { id: 'copied' });
    case 'copy_failed':
      return msg("Couldn't copy. Press and hold the number to copy it.", { id: 'copy.failed' });
  }
}
