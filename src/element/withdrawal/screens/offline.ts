import type { TemplateResult } from 'lit';
import { retryAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** No connection, and the details have not been sent. */
export function offlineScreen(context: WithdrawalContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg('No internet connection', { id: 'offline.heading' }),
    body: [msg('Connect and try again. What you typed is still here.', { id: 'withdrawal.offline.body' })],
    actions: [retryAction(context, actions.submit)],
  });
}
