import { isDepositView } from '../../contract/check-deposit-view.ts';
import type { DepositView } from '../../contract/deposit-view.ts';
import type { ActivationRequest } from '../../contract/session.ts';
import { isHttpUrl } from '../http-url.ts';
import type { ProxyClient } from '../proxy-client.ts';
import { property } from './property.ts';

const isWindowAnswer = (answer: unknown): answer is { readonly url: string } =>
  isHttpUrl(property(answer, 'url'));

/** Hands a transaction number in. */
export const activate = (
  client: ProxyClient,
  request: ActivationRequest,
  signal: AbortSignal,
): Promise<DepositView> => client.ask('/deposit/activation', isDepositView, signal, request);

/** Asks for the address of the gateway's payment window. */
export async function windowUrl(client: ProxyClient, lang: string, signal: AbortSignal): Promise<string> {
  return (await client.ask('/deposit/window', isWindowAnswer, signal, { lang })).url;
}
