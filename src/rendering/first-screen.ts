import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { IpayDeposit } from '../element/ipay-deposit.ts';
import { css } from '../element/styles/css.ts';

/**
 * A page comes in pieces, and what is centred in it moves with every piece. So the card is not painted before its end
 * is there.
 *
 * The late word is for a payer whose script never comes. It shows after ten seconds: twice what the script needs at
 * 50 kbit/s. Until then it takes no room, whatever the page makes of the element, so that nothing moves when the script
 * takes it away.
 */
const renderedStyles = css`
  section:not(:has([name='footer'])) {
    visibility: hidden;
  }
  .late {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    animation: late 0s 10s forwards;
  }
  @keyframes late {
    to {
      position: static;
      inline-size: auto;
      block-size: auto;
      visibility: visible;
    }
  }
`;

/**
 * The element as a server renders it, with a word for a payer whose script never comes: what to do after paying, as no
 * button of the page works. It is `hidden`: where a policy takes our styles away, nothing tells when it is time.
 */
export class FirstScreen extends IpayDeposit {
  static override readonly styles = [...IpayDeposit.styles, renderedStyles];

  protected override renderContent(heading: string): TemplateResult {
    const text = this.localizer.msg("If you've paid, don't pay again. Go back and open this payment again.", {
      id: 'session.body',
    });
    return html`${super.renderContent(heading)}
      <p class="late box" hidden>${text}</p>`;
  }
}
