import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { parseFragment, serialize } from 'parse5';
import type { RenderedDeposit } from '../../src/contract/rendered-deposit.ts';
import { ProblemError } from '../../src/proxy/index.ts';
import { depositViewSchema, renderedDepositSchema } from '../contract/answer-schemas.ts';
import { ofContract } from './of-contract.ts';
import { apiKey, assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer } from './scripted-gateway.ts';

const asked = (fixture: ProxyFixture, depositId: string, query = '', token = apiKey) =>
  fixture.call(`/deposits/${depositId}/rendered${query}`, { token });

async function rendered(fixture: ProxyFixture, depositId: string, query = ''): Promise<RenderedDeposit> {
  const response = await asked(fixture, depositId, query);
  assert.equal(response.status, 200, await response.clone().text());
  return ofContract(renderedDepositSchema, await response.json());
}

const heading = {
  en: 'Send the money in your iPay app',
  'bn-BD': 'আপনার iPay অ্যাপ থেকে টাকা পাঠান',
  si: 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න',
  ta: 'உங்கள் iPay செயலியில் பணம் அனுப்புங்கள்',
};

describe('a deposit rendered for the merchant’s page', () => {
  for (const [lang, text] of Object.entries(heading)) {
    it(`is the pay step in ${lang}, as one whole declarative shadow root`, async () => {
      const { fixture, depositId } = await startDeposit({}, { amount: '2500' });
      const { html } = await rendered(fixture, depositId, `?lang=${lang}`);
      assert.ok(html.includes(text.normalize('NFC')), html);
      assert.match(html, /LKR 2,500/);
      assert.match(html, /0 7 7 1 2 3 4 5 6 7/);
      const [template, ...beside] = parseFragment(html).childNodes;
      assert.deepEqual([template?.nodeName, beside.length], ['template', 0]);
      assert.doesNotMatch(html, /<!--|<\?|<script/);
    });
  }

  it('comes with the view it was rendered of, which the element takes', async () => {
    const { fixture, depositId, token } = await startDeposit({}, { reference: 'order "1" <b>' });
    const { view } = await rendered(fixture, depositId);
    assert.deepEqual(depositViewSchema.parse(JSON.parse(view)), await fixture.view(token));
  });

  it('names its styles for a policy, the same for every deposit and language', async () => {
    const fixture = await startProxy();
    const [one, two] = [await fixture.session(), await fixture.session({ amount: '5' })];
    const { html, styleHash } = await rendered(fixture, one.depositId);
    const [, styles = ''] = /<style>([^]*)<\/style>/.exec(html) ?? [];
    assert.equal(styleHash, `sha256-${createHash('sha256').update(styles).digest('base64')}`);
    assert.equal((await rendered(fixture, two.depositId, '?lang=bn')).styleHash, styleHash);
  });

  it('has the page’s own texts, and passes over what is none', async () => {
    const { fixture, depositId } = await startDeposit();
    const withTexts = async (texts: string) =>
      (await rendered(fixture, depositId, `?texts=${encodeURIComponent(texts)}`)).html;
    const own = await withTexts('{"en":{"pay.done":"I have paid <now>","nobody knows":"x"}}');
    assert.match(own, /I have paid &lt;now&gt;/);
    assert.doesNotMatch(own, /I've paid/);
    for (const none of ['', 'null', '[', '{"en":{"pay.done":1}}']) {
      assert.match(await withTexts(none), /I(?:'|&#39;)ve paid/, none);
    }
  });

  it('has nothing of markup that the gateway sends', async () => {
    const fixture = await startProxy();
    const account_name = '"><script>alert(1)</script><!--lit-part--><?>';
    fixture.gateway.create = answer({ status: 'ok', params: { identifier: '0771234567', account_name } });
    const { depositId } = await fixture.session();
    const { html } = await rendered(fixture, depositId);
    assert.doesNotMatch(html, /<script/);
    assert.ok(serialize(parseFragment(html)).includes('&lt;script&gt;'), html);
  });

  it('asks nobody to pay whose number was handed in, or who has paid', async () => {
    const { fixture, depositId, token } = await startDeposit();
    const order = await fixture.submittedOrder(token);
    const asksToPay = async () => {
      const { html, view } = await rendered(fixture, depositId);
      assert.match(html, /Getting your payment details…/);
      // What stands in for a screen is greyed out, hidden, and of another amount.
      assert.doesNotMatch(
        html.replace(/<div class="?skeleton"? inert hidden>[^]*?<p class="?loading/, ''),
        /Send/,
      );
      return (JSON.parse(view) as { readonly state: string }).state;
    };
    assert.equal(await asksToPay(), 'accepted');
    await fixture.pay(order);
    assert.equal(await asksToPay(), 'credited');
  });

  it('is for the merchant’s server alone', async () => {
    const { fixture, depositId, token } = await startDeposit();
    await assertProblem(await asked(fixture, depositId, '', token), 401, 'unauthorized');
    const { headers } = await asked(fixture, depositId);
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('refuses what it does not know, by its name', async () => {
    const { fixture, depositId } = await startDeposit();
    for (const [query, word] of [
      ['?theme=dark', 'theme'],
      [`?lang=${'x'.repeat(36)}`, 'lang'],
      [`?texts=${'x'.repeat(20_000)}`, 'texts'],
    ] as const) {
      const detail = await assertProblem(await asked(fixture, depositId, query), 400, 'invalid_request');
      assert.match(detail, new RegExp(word));
      assert.doesNotMatch(detail, /body/);
    }
    await assertProblem(await asked(fixture, 'dep_none'), 404, 'not_found');
  });

  it('says that there is no wallet yet, as the element’s own question does', async () => {
    const fixture = await startProxy();
    fixture.gateway.create = () => new Response('', { status: 500 });
    const { depositId } = await fixture.session();
    await assertProblem(await asked(fixture, depositId), 503, 'gateway_unavailable');
  });

  it('is the same in the process', async () => {
    const { fixture, depositId } = await startDeposit();
    const { renderDeposit } = fixture.proxy;
    assert.deepEqual(
      await renderDeposit(depositId, { lang: 'ta' }),
      await rendered(fixture, depositId, '?lang=ta'),
    );
    assert.match((await renderDeposit(depositId)).html, /Send the money/);
    await assert.rejects(
      renderDeposit('dep_none'),
      (error) => error instanceof ProblemError && error.code === 'not_found',
    );
  });
});
