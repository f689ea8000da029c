import assert from 'node:assert/strict';
import { signWithdrawal } from '../../src/gateway/index.ts';
import type { KeyPair } from '../../src/gateway/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import type { PostbackReport, Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { pageWithdrawal } from '../gateway/page-withdrawal.ts';
import { VirtualClock } from './virtual-clock.ts';

export const keyPair: KeyPair = {
  accessKey: 'SandboxAccess01',
  privateKey: 'sandbox-private-01',
  account: 'a',
};
export const secret = 'sandbox-secret-0001';
export const baseUrl = 'http://sandbox.test';

/** What the merchant's side of the harness answers a postback with. */
export type MerchantAnswer = () => Response | Promise<Response>;

export const acceptPostback: MerchantAnswer = () => Response.json({ status: 'ok' });

/** A sandbox with a merchant who notes every postback, and a clock the test moves. */
export interface Harness {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  /** Bodies as they arrived, in order. */
  readonly received: Request[];
  readonly bodies: string[];
  readonly reports: PostbackReport[];
  merchant: MerchantAnswer;
  /** Resolves when so many attempts have been reported in all. */
  readonly reported: (count: number) => Promise<void>;
  readonly post: (path: string, body: unknown, init?: RequestInit) => Promise<Response>;
  readonly activate: (fields?: Record<string, unknown>, init?: RequestInit) => Promise<Response>;
  readonly withdraw: (fields?: Record<string, unknown>) => Promise<Response>;
  readonly control: (path: string, body?: unknown) => Promise<Response>;
}

export const activation = {
  currency_code: 'LKR',
  label: '786442',
  wallet_type: 'ipay',
  key1: '23936785',
  amount: 1000,
  custom_transaction_id: '3158538',
};

export function startSandbox(options: Partial<SandboxOptions> = {}): Harness {
  const clock = new VirtualClock();
  const waiting = new Set<() => void>();
  const post = (path: string, body: unknown, init: RequestInit = {}): Promise<Response> =>
    harness.sandbox.fetch(
      new Request(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
      }),
    );
  const harness: Harness = {
    clock,
    received: [],
    bodies: [],
    reports: [],
    merchant: acceptPostback,
    sandbox: createSandbox({
      secret,
      keyPair,
      postbackUrl: 'https://shop.test/postback',
      clock,
      controls: true,
      async fetch(input, init) {
        const request = new Request(input, init);
        harness.received.push(request);
        harness.bodies.push(await request.clone().text());
        return harness.merchant();
      },
      onPostback(report) {
        harness.reports.push(report);
        for (const check of waiting) check();
      },
      ...options,
    }),
    reported: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (harness.reports.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    post,
    activate: (fields = {}, init = {}) =>
      post(`/api/v1/transaction/activate?secret=${secret}`, { ...activation, ...fields }, init),
    withdraw(fields = {}) {
      const request = { ...pageWithdrawal, ...fields };
      const signed =
        'signature' in fields
          ? request
          : { ...request, signature: signWithdrawal(request, keyPair.privateKey) };
      return post('/v2/withdrawal/create', signed);
    },
    control: (path, body) =>
      body === undefined
        ? harness.sandbox.fetch(new Request(`${baseUrl}/sandbox/${path}`))
        : post(`/sandbox/${path}`, body),
  };
  harness.sandbox.start();
  return harness;
}

/** Asserts a refusal of the documented shape and gives its message. */
export async function failMessage(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  assert(typeof body === 'object' && body !== null && 'status' in body && 'message' in body);
  assert.equal(body.status, 'fail');
  return body.message;
}
