import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { formatMoney } from '../../src/element/format-money.ts';
import type { Credit, ShopAccount } from '../server/shop-shapes.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { shopArt } from './shop-art.ts';
import { shopCardStyles } from './shop-card-styles.ts';

const shownCredits = 2;
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The shop, and the payer's balance there as the shop's own books have it. */
@customElement('shop-card')
export class ShopCard extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, shopCardStyles];

  @property({ attribute: false }) account: ShopAccount | undefined;

  /** What came since the page was opened; the newest last. */
  @state() private news: readonly Credit[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('account');
    if (!before || !this.account) return;
    const known = new Set(before.credits.map(({ eventId }) => eventId));
    const fresh = this.account.credits.filter(({ eventId }) => !known.has(eventId));
    if (fresh.length > 0) this.news = [...this.news, ...fresh.reverse()];
  }

  protected override render(): TemplateResult {
    const { account } = this;
    const latest = this.news.at(-1);
    const balance = account ? formatMoney(account.balance) : '\u2026';
    return html`<section class="card" aria-labelledby="name">
      <svg viewBox="0 0 400 112" preserveAspectRatio="xMidYMax slice" aria-hidden="true">${shopArt}</svg>
      <div class="body">
        <div>
          <h2 id="name">Ceylon Tea House</h2>
          <p class="muted">Signed in as ${account?.label ?? '\u2026'}</p>
        </div>
        <div class="money">
          <p class="muted">Your balance</p>
          ${keyed(
            this.news.length,
            html`<p class="balance ${latest ? 'fresh' : ''}" data-testid="balance"><bdi>${balance}</bdi></p>`,
          )}
          <p class="gain">${latest ? html`<bdi>+ ${formatMoney(latest.amount)}</bdi>` : nothing}</p>
        </div>
      </div>
      <ul aria-label="Latest credits">
        ${this.#creditLines(account)}
      </ul>
      <p class="unseen" role="status" data-testid="balance-news">
        ${latest ? `${formatMoney(latest.amount)} was added. Your balance is ${balance}.` : ''}
      </p>
    </section>`;
  }

  #creditLines(account: ShopAccount | undefined): TemplateResult | TemplateResult[] {
    if (!account) return html`<li>&nbsp;</li>`;
    if (account.credits.length === 0) return html`<li>No deposits yet</li>`;
    return account.credits.slice(0, shownCredits).map(
      ({ amount, at }) =>
        html`<li data-testid="credit">
          <bdi>+ ${formatMoney(amount)}</bdi>
          <time datetime=${at}>${clock.format(new Date(at))}</time>
        </li>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shop-card': ShopCard;
  }
}
