import type { TemplateResult } from 'lit';
import type { ScreenContext } from '../screen-context.ts';
import { checkAction, leaveAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/**
 * Nobody knows whether the number arrived or what came of it. No button sends it again from here: the status
 * has to be known first.
 */
export function unknownScreen(context: ScreenContext, transactionNumber: string | null): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg("We don't know the result yet", { id: 'timeout.heading' }),
    body: [
      transactionNumber === null
        ? msg("If you've paid, don't pay again.", { id: 'load.paid' })
        : msg("Your transaction number may have reached us. Don't pay again. Check the status.", {
            id: 'timeout.body',
          }),
    ],
    summary: numberSummary(context, transactionNumber),
    actions: [checkAction(context), leaveAction(context, 'pending')],
    support: true,
  });
}
