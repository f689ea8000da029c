/** What the gateway answers: a body to send as JSON with HTTP 200, or anything else a network may do. */
export type Answer = (request: Request) => Response | Promise<Response>;

export const answer =
  (body: unknown): Answer =>
  () =>
    Response.json(body);

export const walletAnswer = (identifier: string): Answer => answer({ status: 'ok', params: { identifier } });

export const okAnswer = answer({
  status: 'ok',
  deposit: true,
  deposit_amount: 1000,
  currency: { code: 'LKR', symbol: 'LKR' },
});

/** A failed connection as Node's fetch tells of it, with the whole address in its message. */
export const connectionFailure =
  (code: string, address: string): Answer =>
  () => {
    const syscall = code === 'ECONNREFUSED' ? 'connect' : 'read';
    const cause = Object.assign(new Error(address), { code, syscall });
    throw new TypeError(`fetch failed: ${address}`, { cause });
  };

export interface GatewayCall {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The network behind the injected `fetch`: notes each request and answers as the test says. */
export class ScriptedGateway {
  readonly creates: GatewayCall[] = [];
  readonly activations: GatewayCall[] = [];
  readonly withdrawals: GatewayCall[] = [];
  create: Answer = walletAnswer('0771234567');
  activate: Answer = okAnswer;
  withdraw: Answer = answer({ status: 'ok' });

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const call = { url: request.url, body: (await request.json()) as GatewayCall['body'] };
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/transaction/create/ipay') {
      this.creates.push(call);
      return this.create(request);
    }
    if (pathname === '/api/v1/transaction/activate') {
      this.activations.push(call);
      return this.activate(request);
    }
    if (pathname === '/v2/withdrawal/create') {
      this.withdrawals.push(call);
      return this.withdraw(request);
    }
    throw new Error('The gateway has no such address.');
  };
}

/** An answer that the test gives when it likes; `asked` resolves when the gateway is asked for it. */
export function heldAnswer(): { answer: Answer; asked: Promise<void>; give: (then: Answer) => void } {
  const events = new EventTarget();
  const asked = new Promise<void>((resolve) => events.addEventListener('asked', () => resolve()));
  let give: (then: Answer) => void = () => undefined;
  const given = new Promise<Answer>((resolve) => (give = resolve));
  return {
    answer: async (request) => {
      events.dispatchEvent(new Event('asked'));
      return (await given)(request);
    },
    asked,
    give: (then) => give(then),
  };
}
