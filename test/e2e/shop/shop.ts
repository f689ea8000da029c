import type { Session, SessionRequest } from '../../../src/contract/session.ts';
import type { WithdrawalSession } from '../../../src/contract/withdrawal-order.ts';
import { accessKey, canaries, ServeProcess } from '../../cli/serve-process.ts';
import { freePort } from '../../tools/free-port.ts';
import { whenToldMs } from '../sandbox-controls.ts';
import { PageServer } from './page-server.ts';
import type { Page } from './page-server.ts';
import { Relay } from './relay.ts';
import { SandboxProcess } from './sandbox-process.ts';

const amount = '2500';

/** How the payer's page differs from the plainest one. */
export interface PageOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What stands between the element's tags. */
  readonly children?: string;
  /** What puts the element on the page: plain HTML, or React in its strict mode. */
  readonly by?: 'html' | 'react' | 'react-effect' | 'react-component';
  /** What is between the payer and the proxy; nothing, unless told. */
  readonly network?: Relay;
}

/**
 * A merchant with everything real: `ipay-deposit serve` and `ipay-deposit sandbox` as processes of their own, and
 * a page of another origin. What the payer's browser and the gateway are sent passes through a relay each.
 */
export class Shop {
  readonly pages = new PageServer();
  /** Between the proxy and the gateway. */
  readonly #wire = new Relay(() => this.#sandbox.url);
  readonly #sandbox = new SandboxProcess();
  readonly #activated: string[] = [];
  readonly #paidOut: string[] = [];
  readonly #networks: Relay[] = [];
  #serve: ServeProcess | undefined;
  #payers = 0;
  readonly #latePostbackDelayMs: number;

  /** @param latePostbackDelayMs when late postbacks come by themselves; not before the test says so, unless told */
  constructor(latePostbackDelayMs = whenToldMs) {
    this.#latePostbackDelayMs = latePostbackDelayMs;
  }

  async start(): Promise<void> {
    this.#wire.onSent = (text) => {
      for (const [, number = ''] of text.matchAll(/"key1":"(\d{8})"/g)) this.#activated.push(number);
      for (const [, id = ''] of text.matchAll(/"withdrawal_id":"([^"]+)"/g)) this.#paidOut.push(id);
    };
    const [port] = await Promise.all([freePort(), this.#wire.start(), this.pages.start()]);
    const returnPage = (outcome: string) => this.pages.url(`/return?outcome=${outcome}`);
    await this.#sandbox.start({
      'postback-url': `http://127.0.0.1:${port}/postback`,
      secret: canaries.gatewaySecret,
      'access-key': accessKey,
      'private-key': canaries.privateKey,
      'postback-delay-ms': '500',
      'late-postback-delay-ms': String(this.#latePostbackDelayMs),
      'redirect-ids': JSON.stringify({
        1: returnPage('fail'),
        2: returnPage('success'),
        3: returnPage('pending'),
      }),
    });
    const serve = new ServeProcess(this.#wire.url, {
      PORT: String(port),
      IPAY_ORIGINS: this.pages.origin,
      IPAY_GATEWAY_RESPONSE_TIMEOUT_MS: '1500',
      IPAY_WITHDRAWAL_MIN_AMOUNT: '500',
      IPAY_WITHDRAWAL_MAX_AMOUNT: '50000',
      IPAY_WINDOW_URL: `${this.#sandbox.url}/`,
      IPAY_WINDOW_REDIRECT_IDS: '{"success":2,"fail":1,"pending":3}',
    });
    this.#serve = serve;
    await serve.start();
  }

  get sandboxUrl(): string {
    return this.#sandbox.url;
  }

  /** A deposit of LKR 2,500 of a new payer. */
  async session(more: Partial<SessionRequest> = {}): Promise<Session> {
    // The proxy's own tests hold it to this shape.
    return (await this.#askSession(more)) as Session;
  }

  /** LKR 2,500 reserved for a new payer, who says where it goes. */
  async withdrawalSession(): Promise<WithdrawalSession> {
    const reference = `payout-${this.#payers + 1}`;
    return (await this.#askSession({ kind: 'withdrawal', reference })) as WithdrawalSession; // as above
  }

  async #askSession(more: object): Promise<unknown> {
    this.#payers += 1;
    const json = { label: `payer-${this.#payers}`, amount, ...more };
    const response = await this.serve.call('/sessions', canaries.apiKey, json);
    if (response.status !== 201) throw new Error(await response.text());
    return response.json();
  }

  /** A way to the proxy that the test can make worse. */
  async network(): Promise<Relay> {
    const relay = new Relay(() => this.serve.url);
    await relay.start();
    this.#networks.push(relay);
    return relay;
  }

  /** The address of a page with the element for this session. */
  page(session: Session, options: PageOptions = {}): string {
    return this.#page('ipay-deposit', session.token, options);
  }

  withdrawalPage(
    session: WithdrawalSession,
    options: Pick<PageOptions, 'network' | 'attributes'> = {},
  ): string {
    return this.#page('ipay-withdrawal', session.token, options);
  }

  #page(element: Page['element'], token: string, options: PageOptions): string {
    const { attributes, children = '', by = 'html', network } = options;
    return this.pages.add({
      element,
      by,
      children,
      attributes: { lang: 'en', proxy: (network ?? this.serve).url, session: token, ...attributes },
    });
  }

  /** How often the gateway was asked to activate this number. */
  attempts(transactionNumber: string): number {
    return this.#activated.filter((number) => number === transactionNumber).length;
  }

  /** How often the gateway was asked to pay this withdrawal out. */
  payouts({ withdrawalId }: WithdrawalSession): number {
    return this.#paidOut.filter((id) => id === withdrawalId).length;
  }

  get serve(): ServeProcess {
    if (!this.#serve) throw new Error('The shop is not open.');
    return this.#serve;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#networks, this.#wire, this.pages].map((one) => one.close()));
    await Promise.all([this.#serve?.dispose(), this.#sandbox.dispose()]);
  }
}
