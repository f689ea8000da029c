import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { IpayDeposit } from '../element/ipay-deposit.ts';
import { css } from '../element/styles/css.ts';

/**
 * Until its end is there, the card is not painted: a page comes in pieces, and what is centred moves with every piece. What is
 * told late takes no room until it is time, so that a script that comes meanwhile moves nothing when it takes it away. Ten seconds are
 * twice what the script needs at 50 kbit/s.
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
 * The element as a server renders it: with a word to who has paid by what the page says, and whose button does nothing because
 * no script comes.
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
