import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { loadSettings } from '../settings/kept-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { dressPage } from './dress-page.ts';

/** In the shop's place on a host of files alone. */
@customElement('shop-absent')
export class ShopAbsent extends LitElement {
  static override readonly styles = [
    baseStyles,
    cardStyles,
    css`
      :host {
        display: block;
        max-inline-size: 40rem;
        margin: 1rem auto;
        padding: 1rem;
      }
      h1 {
        font: 700 1.5rem/1.3 var(--serif);
      }
      ul {
        display: grid;
        gap: 0.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      a {
        color: var(--leaf);
        font-weight: 700;
      }
      code {
        font-family: var(--mono);
      }
    `,
  ];

  protected override willUpdate(): void {
    dressPage(this, 'Shop', loadSettings().theme);
  }

  protected override render(): TemplateResult {
    return html`<main class="card" tabindex="-1">
      <h1>The shop needs its server</h1>
      <p>
        Here a payer makes deposits at a real proxy, with a sandbox gateway behind it. This copy of the page
        has neither: get the project and start it with <code>npm start</code>. What there is without:
      </p>
      <ul>
        <li><a href="#/stories/deposit">Stories</a>: every state of the elements, to look at and to use</li>
        <li><a href="#/lab">Postback lab</a>: a recorded run of each experiment</li>
      </ul>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shop-absent': ShopAbsent;
  }
}
