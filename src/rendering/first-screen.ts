import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { IpayDeposit } from '../element/ipay-deposit.ts';
import { css } from '../element/styles/css.ts';

/**
 * A page comes in pieces, and what is centred in it moves with every piece. So the card is not painted before its end
 * is there.
 *
 * The late word is for a payer whose script never comes. It shows after ten seconds: twice what the script needs at
 * 50 kbit/s. Until then it takes no room, so that nothing moves when the script takes it away.
 */
const renderedStyles = css`
  section:not(.late):not(:has([name='footer'])) {
    visibility: hidden;
  }
  .late {
    display: block;
    max-block-size: 0;
    padding-block: 0;
    border-width: 0;
    overflow: hidden;
    visibility: hidden;
    animation: late 0s 10s forwards;
  }
  @keyframes late {
    to {
      max-block-size: none;
      padding-block: 1rem;
      border-width: 1px;
      margin-block-start: var(--_gap);
      visibility: visible;
    }
  }
`;

/**
 * The element as a server renders it, with a word for a payer whose script never comes: what to do after paying, as no
 * button of the page works.
 */
export class FirstScreen extends IpayDeposit {
  static override readonly styles = [...IpayDeposit.styles, renderedStyles];

  protected override render(): TemplateResult {
    const { language, msg } = this.localizer;
    const text = msg("If you've paid, don't pay again. Go back and open this payment again.", {
      id: 'session.body',
    });
    return html`${super.render()}
      <section class="late" lang=${language}><p>${text}</p></section>`;
  }
}
