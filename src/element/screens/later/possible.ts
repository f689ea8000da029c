import { str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SubmittedView } from '../../screen.ts';
import { digits } from '../digits.ts';
import type { ScreenContext } from '../screen-context.ts';
import { checkAction, leaveAction } from './actions.ts';
import { messageTemplate } from './message.ts';

/** The gateway has not seen the payment and keeps the number: wait, or correct a typo. */
export function possibleScreen(context: ScreenContext, view: SubmittedView): TemplateResult {
  const { msg, actions } = context;
  const number = view.transactionNumber;
  const [before, after] = msg(
    str`We saved number ${number} to check. If it's right, please wait and don't pay again.`,
    { id: 'possible.body' },
  ).split(number);
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg("We haven't found your payment yet", { id: 'possible.heading' }),
    body: [html`${before}${digits(number)}${after}`],
    actions: [
      checkAction(context),
      view.attempts.left > 0 && [msg('Wrong number? Correct it', { id: 'possible.fix' }), actions.enter],
      leaveAction(context, 'pending'),
    ],
    support: !view.attempts.left,
  });
}
