import type { MsgFn } from '@lit/localize';
import type { StatusNotice } from '../../flow.ts';

/**
 * What is told of the status.
 *
 * @param checking that we are asking, in the element's own words
 */
export function statusText(
  msg: MsgFn,
  notice: Exclude<StatusNotice, 'none' | 'screen'>,
  checking: string,
): string {
  switch (notice) {
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
