import { isDepositView } from '../contract/check-deposit-view.ts';
import type { DepositView } from '../contract/deposit-view.ts';
import { ProxyConnection } from './proxy-connection.ts';

/** Speaks the deposit's side of the contract with the proxy. Every failure is a `ProxyError`. */
export class ProxyClient extends ProxyConnection {
  /** The deposit as it stands; with `after`, waits at the proxy for a version newer than that. */
  view(signal: AbortSignal, after?: number): Promise<DepositView> {
    return this.askView('/deposit', isDepositView, signal, after);
  }
}
