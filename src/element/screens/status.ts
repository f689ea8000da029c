import type { TemplateResult } from 'lit';
import type { LaterSteps } from '../later/later-steps.ts';
import type { FirstContext } from './screen-context.ts';
import { isSeen, statusRegion } from './status-region.ts';

/** @param heading the screen's heading, read out when the screen changed by itself */
export function statusTemplate(
  context: FirstContext,
  heading: string,
  steps: LaterSteps | undefined,
): TemplateResult {
  const { notice } = context;
  // The copy buttons say themselves that they did, and the screen that it takes long, or that a stranger may ask.
  const seen = isSeen(notice) && !/^copied|slow|resumed/.test(notice);
  return statusRegion(noticeText(context, heading, steps), seen);
}

function noticeText({ msg, notice }: FirstContext, heading: string, steps: LaterSteps | undefined): string {
  switch (notice) {
    case 'none':
      return '';
    case 'screen':
      return heading;
    case 'waiting':
      return msg('One moment…', { id: 'wait' });
    case 'copied_number':
    case 'copied_amount':
      return msg('Copied', { id: 'copied' });
    case 'copy_failed':
      return msg("Couldn't copy. Press and hold the number to copy it.", { id: 'copy.failed' });
    default:
      return steps?.statusText(msg, notice) ?? '';
  }
}
