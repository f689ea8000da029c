import type { MsgFn } from '@lit/localize';
import type { Notice } from '../../payment-flow.ts';
import { resumeWarningText } from './resume-warning.ts';
import { statusText } from './status-text.ts';
import { slowText } from './submitting.ts';

/** What the first part tells by itself. */
type FirstNotice = 'none' | 'screen' | 'copied_number' | 'copied_amount' | 'copy_failed';

/** What is told beside a deposit's later screens. */
export function noticeText(msg: MsgFn, notice: Exclude<Notice, FirstNotice>): string {
  switch (notice) {
    case 'slow':
      return slowText(msg);
    case 'resumed':
      return resumeWarningText(msg);
    case 'copied_link':
    case 'copied_slip':
      return msg('Copied', { id: 'copied' });
    case 'copy_link_failed':
      return msg("Couldn't copy. Select the link to copy it.", { id: 'resume.uncopied' });
    case 'saved_slip':
      return msg("Look for the picture in your downloads. If it isn't there, take a screenshot.", {
        id: 'slip.saved',
      });
    case 'slip_failed':
      return msg("That didn't work here. Take a screenshot instead.", { id: 'slip.failed' });
    default:
      return statusText(msg, notice, msg('Checking your payment…', { id: 'submitting' }));
  }
}
