import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { retryAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import { formScreen } from './form.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** As long as the real one, so that nothing moves when it comes. */
const placeholderAmount = { amountMinor: 100_000, currency: 'LKR' };

/** The form itself, greyed out: nothing is as big as the thing. */
export function loadingScreen(context: WithdrawalContext): TemplateResult {
  return html`<div class="stack">
    <div class="skeleton" inert hidden>${formScreen(context, placeholderAmount)}</div>
    <p class="loading">${context.msg('Getting your withdrawal…', { id: 'withdrawal.loading' })}</p>
  </div>`;
}

/** The withdrawal could not be loaded. We keep trying; the button tries at once. */
export function loadFailedScreen(context: WithdrawalContext): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("We couldn't load your withdrawal.", { id: 'withdrawal.load.error' }),
    actions: [retryAction(context, actions.reload)],
    support: true,
  });
}

/** The merchant has to act; the payer cannot. What is wrong is told to the page, by `ipay-withdrawal-failed`. */
export function unavailableScreen(context: WithdrawalContext): TemplateResult {
  return messageTemplate(context, {
    tone: 'bad',
    heading: context.msg("Withdrawals aren't available right now.", { id: 'withdrawal.unavailable' }),
    support: true,
  });
}

/** The session's time is over. Whatever became of the money, we can no longer tell from here. */
export function sessionEndedScreen(context: WithdrawalContext): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg('This page has timed out', { id: 'session.heading' }),
    body: [
      msg("Go back and open this withdrawal again. Your money won't be paid twice.", {
        id: 'withdrawal.session.body',
      }),
    ],
    support: true,
  });
}
