import { checkGatewayOptions } from './check-gateway-options.ts';
import type { GatewayClientOptions } from './gateway-client-options.ts';
import { exchangeJson } from './gateway-exchange.ts';
import { createSecretScrubber, scrubTree } from './secret-scrubber.ts';
import type { WithdrawalOutcome } from './withdrawal-outcome.ts';
import { readWithdrawalReply } from './withdrawal-reply.ts';
import { withdrawalRequest } from './withdrawal-request.ts';
import type { UnsignedWithdrawal, WithdrawalInstruction } from './withdrawal-request.ts';
import { signWithdrawal } from './withdrawal-signature.ts';

export type { WithdrawalInstruction } from './withdrawal-request.ts';

/** Signs a request, given by the gateway's names and without `signature`. */
export type SignWithdrawal = (request: UnsignedWithdrawal) => string | Promise<string>;

/** Those of a deposit's client, and how withdrawals are signed. */
export interface WithdrawalClientOptions extends GatewayClientOptions {
  /** Of the key pair the gateway expects withdrawals to be signed with. */
  readonly privateKey: string;
  /** Default: `signWithdrawal` with the private key. The gateway's page does not say how; another form goes here. */
  readonly sign?: SignWithdrawal | undefined;
}

/** Never rejects: every fault is an outcome, and no outcome holds a secret. */
export interface WithdrawalClient {
  /** Asks the gateway to pay out (page: "Creating withdrawal request for Ipay"). Sent once, never retried. */
  readonly requestWithdrawal: (instruction: WithdrawalInstruction) => Promise<WithdrawalOutcome>;
}

/** Enough for a key that is kept elsewhere. Who asks must be sure of the time after which nothing is sent any more. */
const signatureTimeoutMs = 5_000;

const unsigned: WithdrawalOutcome = {
  kind: 'unsent',
  reason: 'misconfigured',
  detail:
    'The request could not be signed and was not sent. Does the function given as sign return the signature as text, within 5 seconds?',
};

/** Documented of calls that carry the secret; this one carries none that could be wrong. */
const notFound =
  'The gateway answered a payout with HTTP 404. It carries no secret, so apiUrl may be wrong, or the IP address of this server is not registered, or payouts are not open to your account. Check apiUrl, and ask the gateway’s support about the other two.';

const tooLate: WithdrawalOutcome = {
  kind: 'unsent',
  reason: 'connection',
  detail: 'It was not sent at once, and then no more.',
};

/**
 * Makes a client of the gateway's withdrawal call. Its address carries no secret: the signature stands for it.
 *
 * @throws {GatewayConfigurationError} when an option cannot work
 */
export function createWithdrawalClient(options: WithdrawalClientOptions): WithdrawalClient {
  const { baseUrl, secret, walletType, exchange: settings } = checkGatewayOptions(options);
  const { privateKey, sign = (request: UnsignedWithdrawal) => signWithdrawal(request, privateKey) } = options;
  const scrubbers = [secret, privateKey].map(createSecretScrubber);
  const scrub = (text: string): string => scrubbers.reduce((scrubbed, one) => one(scrubbed), text);

  /** The cause stays unsaid: the merchant's own function may quote a key in its errors. */
  async function signatureOf(fields: UnsignedWithdrawal): Promise<string | undefined> {
    let cancelTimer = (): void => undefined;
    const timeUp = new Promise<undefined>((resolve) => {
      cancelTimer = settings.clock.startTimer(() => resolve(undefined), signatureTimeoutMs);
    });
    try {
      // Written in JavaScript, the function may return anything, and change what it is given.
      const signature: unknown = await Promise.race([sign(structuredClone(fields)), timeUp]);
      return typeof signature === 'string' && /^[!-~]{1,1000}$/.test(signature) ? signature : undefined;
    } catch {
      return undefined;
    } finally {
      cancelTimer();
    }
  }

  return {
    async requestWithdrawal(instruction) {
      const request = withdrawalRequest(instruction, walletType);
      if (!request.ok) return { kind: 'unsent', reason: 'misconfigured', detail: request.detail };
      const signature = await signatureOf(request.fields);
      if (signature === undefined) return unsigned;
      if (await instruction.isTooLate?.()) return tooLate;
      const json = JSON.stringify({ ...request.fields, signature });
      const exchange = await exchangeJson(`${baseUrl}/v2/withdrawal/create`, json, settings);
      switch (exchange.kind) {
        case 'reply':
          return readWithdrawalReply(scrubTree(exchange.body, scrub), exchange.httpOk, exchange.httpStatus);
        case 'not_found':
          return { kind: 'unsent', reason: 'misconfigured', detail: notFound };
        case 'not_connected':
          return { kind: 'unsent', reason: 'connection', detail: exchange.detail };
        case 'unknown':
          return exchange;
      }
    },
  };
}
