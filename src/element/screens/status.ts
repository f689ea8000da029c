import type { TemplateResult } from 'lit';
import type { Notice } from '../payment-flow.ts';
import type { ScreenContext } from './screen-context.ts';
import { isSeen, statusRegion, statusText } from './status-region.ts';

/** @param heading the screen's heading, read out when the screen changed by itself */
export function statusTemplate(context: ScreenContext, heading: string): TemplateResult {
  const { notice } = context;
  // The copy buttons say themselves that they did.
  const seen = isSeen(notice) && notice !== 'copied_number' && notice !== 'copied_amount';
  return statusRegion(noticeText(context, notice, heading), seen);
}

function noticeText({ msg }: ScreenContext, notice: Notice, heading: string): string {
  switch (notice) {
    case 'copied_number':
    case 'copied_amount':
      return msg('Copied', { id: 'copied' });
    case 'copy_failed':
      return msg("Couldn't copy. Press and hold the number to copy it.", { id: 'copy.failed' });
    default:
      return statusText(msg, notice, heading, msg('Checking your payment…', { id: 'submitting' }));
  }
}
