import { resumeFragment } from '../../../src/contract/resume.ts';
import { ProblemError, ReviewError, createReview } from '../../../src/proxy/index.ts';
import type { Review, TransactionChoice } from '../../../src/proxy/index.ts';
import { forgettableKinds } from '../../../src/store/records.ts';
import { resumeLinkSchema, resumedSessionSchema } from '../../contract/answer-schemas.ts';
import { goodOptions, origin } from '../proxy-fixture.ts';
import type { ProxyFixture } from '../proxy-fixture.ts';
import { answer } from '../scripted-gateway.ts';
import { entry, keyPair, signedPostback } from '../signed-postback.ts';
import { limits } from '../withdrawal-fixture.ts';
import type { Name, Step, Steps } from './step.ts';

const anotherPair = { ...keyPair, accessKey: 'AnotherAccessKey', account: 'another' };

/** What both sides are made with: every text comes as far as to the database, and what is counted by one is soon full. */
export const sideOptions = {
  gateway: { ...goodOptions.gateway, keyPairs: [keyPair, anotherPair] },
  withdrawals: { ...limits, accountNamePattern: '.*' },
  resume: { url: `${origin}/continue` },
  limits: { sessionsPerLabel: { max: 4 }, perLabel: { max: 3 }, rejectionBrake: { max: 4 } },
};

type Entries = Parameters<typeof signedPostback>[0];

/** No JSON that the gateway writes has half of a pair. */
const wellFormed = <Json extends object>(value: Json): Json =>
  JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f]../g, '\\ufffd')) as Json;

/** By what is the same on both sides, where much has one time. */
const sorted = (list: readonly unknown[]): readonly string[] =>
  list.map((item) => JSON.stringify(item)).sort();

/** One proxy, and everybody around it. What they see of it is told without what is random. */
export class Side {
  readonly #fixture: ProxyFixture;
  readonly #review: Review;
  readonly #deposits: { readonly token: string; readonly id: string }[] = [];
  readonly #payouts: { readonly token: string; readonly id: string }[] = [];
  readonly #orders: string[] = [];
  /** Our names for ids that were seen. */
  readonly #names = new Map<string, string>();
  readonly #choices = new WeakMap<object, Promise<TransactionChoice>>();

  constructor(fixture: ProxyFixture) {
    this.#fixture = fixture;
    this.#review = createReview(fixture.store, fixture.clock);
  }

  /** Does one thing, and tells what whoever did it hears. */
  async play(step: Step): Promise<unknown> {
    try {
      return this.#plain(await this.#do(step));
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof ReviewError)) throw error;
      return this.#plain({ code: error.code, message: error.message });
    }
  }

  /** All that is there in the end. */
  async told(): Promise<unknown> {
    const { proxy, store, gateway } = this.#fixture;
    const events = await store.read.listEvents(0, 10_000);
    const { deposits, transactions, withdrawals } = await this.#review.list();
    return {
      events: sorted(events.map(({ event }) => this.#plain(event))),
      deposits: await Promise.all(
        this.#deposits.map(async ({ id }) => this.#plain(await proxy.findDeposit(id))),
      ),
      payouts: await Promise.all(
        this.#payouts.map(async ({ id }) => this.#plain(await proxy.findWithdrawal(id))),
      ),
      review: [deposits, transactions, withdrawals].map((list) =>
        sorted(list.map((item) => this.#plain(item))),
      ),
      backlog: Object.values(await store.read.readBacklog({ events: true })).map(sorted),
      sent: gateway.withdrawals.map(({ body }) => this.#plain(body)),
    };
  }

  #plain(value: unknown): unknown {
    const json = JSON.stringify(value ?? null).replace(
      /[\w-]{20,}/g,
      (id) => this.#names.get(id) ?? 'random',
    );
    return JSON.parse(json) as unknown;
  }

  #learn(id: string): string {
    if (!this.#names.has(id)) this.#names.set(id, `id ${this.#names.size}`);
    return id;
  }

  #nameOf({ kind, index, behind }: Name): string {
    const of = {
      order: this.#orders,
      deposit: this.#deposits.map(({ id }) => id),
      payout: this.#payouts.map(({ id }) => id),
      none: [],
    }[kind];
    return (of[index % of.length] ?? '') + behind;
  }

  #deposit(index: number) {
    return this.#deposits[index % this.#deposits.length] ?? { token: 'none', id: '' };
  }

  async #said(response: Response): Promise<unknown> {
    return { status: response.status, body: await response.text() };
  }

  async #choose(waiting: number | string): Promise<TransactionChoice> {
    if (typeof waiting === 'string') return { transactionId: waiting };
    const { transactions } = await this.#review.list();
    const told = transactions.map(
      (word) => [JSON.stringify(this.#plain({ ...word, variant: word.variant === '' })), word] as const,
    );
    // Of those that differ in random ids alone, nobody can say which the other side has first.
    const distinct = told.filter(([text]) => told.filter(([other]) => other === text).length === 1);
    const inOrder = distinct.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word);
    return inOrder[waiting % inOrder.length] ?? { transactionId: 'none' };
  }

  /** The same for all who decide at once: each would find the list as another left it. */
  #chosen(step: { readonly waiting: number | string }): Promise<TransactionChoice> {
    const choice = this.#choices.get(step) ?? this.#choose(step.waiting);
    this.#choices.set(step, choice);
    return choice;
  }

  async #hear(path: string, init: Parameters<ProxyFixture['call']>[1], go: (json: unknown) => unknown) {
    const response = await this.#fixture.call(path, init);
    return response.ok ? go(await response.json()) : this.#said(response);
  }

  readonly #plays: { readonly [Kind in keyof Steps]: (step: Steps[Kind]) => unknown } = {
    session: async (request) => {
      const { token, depositId } = await this.#fixture.proxy.createSession(request);
      this.#deposits.push({ token, id: this.#learn(depositId) });
      return depositId;
    },
    payoutSession: async (request) => {
      const { token, withdrawalId } = await this.#fixture.proxy.createWithdrawalSession(request);
      this.#payouts.push({ token, id: this.#learn(withdrawalId) });
      return withdrawalId;
    },
    payout: async ({ key, order }) => {
      const record = await this.#fixture.proxy.createWithdrawal(key, order);
      this.#payouts.push({ token: 'none', id: this.#learn(record.id) });
      return record;
    },
    account: ({ index, json }) => {
      const { token } = this.#payouts[index % this.#payouts.length] ?? { token: 'none' };
      return this.#fixture.call('/withdrawal', { token, json }).then((response) => this.#said(response));
    },
    number: async ({ index, json }) => {
      const { activations } = this.#fixture.gateway;
      const before = activations.length;
      const response = await this.#fixture.call('/deposit/activation', {
        token: this.#deposit(index).token,
        json,
      });
      const asked = activations.slice(before).map(({ body }) => body);
      for (const body of asked) this.#orders.push(this.#learn(String(body['custom_transaction_id'])));
      return [await this.#said(response), asked];
    },
    reply: ({ to, body }) => void (this.#fixture.gateway[to] = answer(body)),
    look: async ({ index }) =>
      this.#said(await this.#fixture.call('/deposit', { token: this.#deposit(index).token })),
    window: ({ index }) =>
      this.#hear('/deposit/window', { token: this.#deposit(index).token, json: {} }, (json) => {
        const [order = ''] = /(?<=custom_transaction_id=)\w+/.exec(JSON.stringify(json)) ?? [];
        this.#orders.push(this.#learn(order));
        return json;
      }),
    find: async ({ name }) => {
      const { proxy } = this.#fixture;
      const id = this.#nameOf(name);
      return name.kind === 'payout' ? proxy.findWithdrawal(id) : proxy.findDeposit(id);
    },
    postback: async ({ entries, isOther, outer }) => {
      const signed: Entries = entries.map(({ order, payout, fields }) =>
        entry(this.#nameOf(order), {
          ...(payout && { withdrawal_id: this.#nameOf(payout), withdrawal_status: 1 }),
          ...fields,
        }),
      );
      const keys = isOther ? anotherPair : keyPair;
      const body = signedPostback(wellFormed(signed), wellFormed(outer), keys);
      return this.#said(await this.#fixture.postback(body));
    },
    settle: async (step) =>
      this.#review.settle(await this.#chosen(step), this.#nameOf(step.deposit), step.decision),
    dismiss: async (step) => this.#review.dismiss(await this.#chosen(step), step.decision),
    end: ({ payout, result, decision }) =>
      this.#review.settleWithdrawal(this.#nameOf(payout), result, decision),
    cancel: ({ payout }) => this.#fixture.proxy.cancelWithdrawal(this.#nameOf(payout)),
    revoke: ({ name }) => this.#fixture.proxy.revokeSessions(this.#nameOf(name)),
    resume: ({ index, key }) => {
      const { token, id } = this.#deposit(index);
      return this.#hear('/deposit/resume', { token, method: 'POST' }, (link) => {
        const credential = resumeLinkSchema.parse(link).url.split(resumeFragment)[1];
        return this.#hear('/resume', { json: { credential, key } }, (resumed) => {
          this.#deposits.push({ token: resumedSessionSchema.parse(resumed).token, id });
          return 'resumed';
        });
      });
    },
    redeliver: ({ id }) => this.#review.redeliver(id),
    forget: async ({ olderThanMs, batch }) => {
      const beforeMs = this.#fixture.clock.now() - olderThanMs;
      const counts: number[] = [];
      for (const kind of forgettableKinds) {
        let after: string | number | undefined;
        do {
          const from = after;
          const { forgotten, last } = await this.#fixture.store.transact((tx) =>
            tx.forgetOld(kind, beforeMs, from, batch),
          );
          counts.push(forgotten);
          after = last;
        } while (after !== undefined);
      }
      return counts.reduce((sum, each) => sum + each, 0);
    },
    pass: ({ ms }) => {
      this.#fixture.clock.advance(ms);
      return this.#fixture.proxy.runDue();
    },
  };

  #do([kind, step]: Step): unknown {
    // Each kind with its own step, which the compiler cannot see through the name.
    const play = this.#plays[kind] as (step: unknown) => unknown;
    return play(step);
  }
}
