import type { TemplateResult } from 'lit';
import type { SubmittedView } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { doneAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/** The gateway said ok; the signed postback, and with it the amount, has yet to come. */
export function acceptedScreen(context: ScreenContext, view: SubmittedView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'good',
    heading: msg('Payment received', { id: 'success.heading' }),
    body: [msg("We're adding it to your account. This can take a moment.", { id: 'accepted.body' })],
    summary: numberSummary(context, view.transactionNumber),
    actions: [doneAction(context)],
  });
}
