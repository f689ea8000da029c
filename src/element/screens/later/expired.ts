import type { TemplateResult } from 'lit';
import type { DepositView } from '../../../contract/deposit-view.ts';
import type { ScreenContext } from '../screen-context.ts';
import { checkAction, leaveAction } from './actions.ts';
import { messageTemplate } from './message.ts';

/** The time to pay is over. Money sent before is still taken: by its number, or by news from the payment window. */
export function expiredScreen(context: ScreenContext, view: DepositView): TemplateResult {
  const { actions, msg } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg('This payment has expired', { id: 'expired.heading' }),
    body: [
      view.flow === 'window'
        ? msg("Don't send money for this payment now.", { id: 'expired.window' })
        : msg("Don't send money to this number now.", { id: 'expired.body' }),
      msg("If you've paid, don't pay again.", { id: 'load.paid' }),
    ],
    actions: [
      view.flow === 'window'
        ? checkAction(context)
        : view.attempts.left > 0 && [msg('I already paid', { id: 'expired.paid' }), actions.enter],
      leaveAction(context, 'fail'),
    ],
    support: true,
  });
}
