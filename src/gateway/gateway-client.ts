import { checkGatewayOptions } from './check-gateway-options.ts';
import type { GatewayClient, GatewayClientOptions } from './gateway-client-options.ts';
import { exchangeJson } from './gateway-exchange.ts';
import type { Exchange } from './gateway-exchange.ts';
import { readActivateReply, readCreateReply } from './gateway-reply.ts';
import { activateRequest, createRequest } from './gateway-request.ts';
import { createSecretScrubber, scrubTree } from './secret-scrubber.ts';

const notFound =
  'The gateway answered HTTP 404: the secret is wrong, or the IP address of this server is not registered. Check pluginapi_secret, or ask the gateway’s support to register the address.';

/**
 * Makes a client of the gateway's API.
 *
 * @throws {GatewayConfigurationError} when an option cannot work
 */
export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  const { baseUrl, secret, walletType, exchange: settings } = checkGatewayOptions(options);
  const scrub = createSecretScrubber(secret);

  /**
   * The secret comes last: a log that cuts long addresses then cuts it off. Replies may echo it, so they are scrubbed.
   */
  async function post(path: string, json: string): Promise<Exchange> {
    const url = `${baseUrl}/api/v1/transaction/${path}?secret=${encodeURIComponent(secret)}`;
    const exchange = await exchangeJson(url, json, settings);
    return exchange.kind === 'reply' ? { ...exchange, body: scrubTree(exchange.body, scrub) } : exchange;
  }

  return {
    createTransaction: async (transaction) => {
      const request = createRequest(transaction);
      if (!request.ok) return { kind: 'misconfigured', detail: request.detail };
      const exchange = await post(`create/${walletType}`, request.json);
      switch (exchange.kind) {
        case 'reply':
          return readCreateReply(exchange.body, exchange.httpOk);
        case 'not_found':
          return { kind: 'misconfigured', detail: notFound };
        case 'not_connected':
        case 'unknown':
          return { kind: 'unavailable', detail: exchange.detail };
      }
    },

    activate: async (activation) => {
      const request = activateRequest(activation, walletType);
      if (!request.ok) return { kind: 'unsent', reason: 'misconfigured', detail: request.detail };
      const exchange = await post('activate', request.json);
      switch (exchange.kind) {
        case 'reply':
          return readActivateReply(exchange.body, exchange.httpOk);
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
