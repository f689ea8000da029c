import type { TemplateResult } from 'lit';
import { messageTemplate } from '../../screens/later/message.ts';
import type { SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** The gateway contradicts itself: a person has to look. */
export function conflictScreen(context: WithdrawalContext, view: SentView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg('We have to look into this withdrawal', { id: 'withdrawal.conflict.heading' }),
    body: [
      msg("We got two different answers about it. Don't ask for it again. Contact us.", {
        id: 'withdrawal.conflict.body',
      }),
    ],
    summary: withdrawalSummary(context, view),
    support: true,
  });
}
