import { isDepositView } from '../contract/check-deposit-view.ts';
import type { DepositView } from '../contract/deposit-view.ts';
import type { ActivationRequest } from '../contract/schemas.ts';
import { isHttpUrl } from './http-url.ts';
import { property, ProxyConnection } from './proxy-connection.ts';

const isWindowAnswer = (answer: unknown): answer is { readonly url: string } =>
  isHttpUrl(property(answer, 'url'));

/** Speaks the deposit's side of the contract with the proxy. Every failure is a `ProxyError`. */
export class ProxyClient {
  readonly #connection: ProxyConnection;

  constructor(baseUrl: string, session: string, fetchFunction?: typeof fetch) {
    this.#connection = new ProxyConnection(baseUrl, session, fetchFunction);
  }

  /** The deposit as it stands; with `after`, waits at the proxy for a version newer than that. */
  view(signal: AbortSignal, after?: number): Promise<DepositView> {
    return this.#connection.view('/deposit', isDepositView, signal, after);
  }

  activate(request: ActivationRequest, signal: AbortSignal): Promise<DepositView> {
    return this.#connection.ask('/deposit/activation', isDepositView, signal, request);
  }

  /** Asks for the address of the gateway's payment window. */
  async windowUrl(lang: string, signal: AbortSignal): Promise<string> {
    return (await this.#connection.ask('/deposit/window', isWindowAnswer, signal, { lang })).url;
  }
}
