import type { TemplateResult } from 'lit';
import { checkAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/**
 * Nobody knows whether the details arrived. No button sends them again from here: the status has to be known first.
 */
export function lostScreen(context: WithdrawalContext): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg("We don't know the result yet", { id: 'timeout.heading' }),
    body: [
      msg("Your details may have reached us. Check the status. Your money won't be paid twice.", {
        id: 'withdrawal.lost.body',
      }),
    ],
    actions: [checkAction(context)],
    support: true,
  });
}
