import type { TemplateResult } from 'lit';
import { checkAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** The gateway's answer was lost: the money may be on its way. Nothing here sends it again. */
export function unknownScreen(context: WithdrawalContext, view: SentView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg("We're checking your withdrawal", { id: 'withdrawal.unknown.heading' }),
    body: [
      msg("The money may already be on its way. It won't be paid twice.", { id: 'withdrawal.unknown.body' }),
      msg('You can close this page. The check will continue.', { id: 'pending.leave' }),
    ],
    summary: withdrawalSummary(context, view),
    actions: [checkAction(context)],
    support: true,
  });
}
