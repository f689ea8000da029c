import { html } from 'hono/html';
import { formatDecimal } from '../../contract/money.ts';
import type { Money } from '../../contract/money.ts';
import { windowOutcomes } from '../../contract/payment-window-link.ts';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { WindowOrder } from './window-order.ts';
import { windowText } from './window-text.ts';
import type { WindowLanguage } from './window-text.ts';

/** `html` escapes every value put into it, in text and in quoted attributes. */
type Html = ReturnType<typeof html>;

function page(language: WindowLanguage, content: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${windowText(language).title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="window.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
}

/** Digits stay Latin in every language, for they are typed into the wallet app. */
function displayMoney(amount: Money): string {
  const [whole = '', fraction] = formatDecimal(amount).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amount.currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** What the payer typed, and what is wrong with it. */
interface WrongNumber {
  readonly typed: string;
  readonly error: string;
}

/** The form the payer fills in. After a wrong number the field keeps it, and what is wrong is said beside it. */
export function paymentPage(
  language: WindowLanguage,
  order: WindowOrder,
  walletIdentifier: string,
  { typed, error }: WrongNumber = { typed: '', error: '' },
): Html {
  const text = windowText(language);
  const buttons = windowOutcomes.map(
    (outcome) =>
      html`<button name="outcome" value="${outcome}" formnovalidate>${text.outcomes[outcome]}</button>`,
  );
  // A form without an action posts to its own address, so the link's parameters come along untouched.
  return page(
    language,
    html`<h1>${text.title}</h1>
      <dl>
        <dt>${text.amount}</dt>
        <dd>${displayMoney(order.amount)}</dd>
        <dt>${text.wallet}</dt>
        <dd>${walletIdentifier}</dd>
      </dl>
      <p>${text.howTo}</p>
      <form method="post">
        <label for="key1">${text.number}</label>
        <input
          id="key1"
          name="key1"
          value="${typed}"
          inputmode="numeric"
          autocomplete="off"
          required
          aria-describedby="hint problem"
          aria-invalid="${error === '' ? 'false' : 'true'}"
        />
        <div id="hint" class="quiet">${text.hint}</div>
        <div id="problem" class="wrong" role="alert">${error}</div>
        <button class="confirm">${text.confirm}</button>
        <fieldset>
          <legend class="quiet">${text.sandbox}</legend>
          <p class="quiet">${text.choose}</p>
          <div class="outcomes">${buttons}</div>
        </fieldset>
      </form>`,
  );
}

/** How the payment went, for links that name no page of the merchant's to go on to. */
export function resultPage(language: WindowLanguage, outcome: WindowOutcome): Html {
  const { heading, body } = windowText(language).results[outcome];
  return page(
    language,
    html`<h1>${heading}</h1>
      <p>${body}</p>`,
  );
}

/** The order has been paid or is being checked already. */
export function orderUsedPage(language: WindowLanguage): Html {
  const { title, orderUsed } = windowText(language);
  return page(
    language,
    html`<h1>${title}</h1>
      <p>${orderUsed}</p>`,
  );
}

/** The link itself is wrong; the parameters are named for the merchant's developer. */
export function brokenLinkPage(
  language: WindowLanguage,
  problem: 'missing' | 'invalid',
  parameters: readonly string[],
): Html {
  const text = windowText(language);
  return page(
    language,
    html`<h1>${text.linkBroken}</h1>
      <p>
        ${problem === 'missing' ? text.linkMissing : text.linkInvalid} <code>${parameters.join(', ')}</code>
      </p>`,
  );
}
