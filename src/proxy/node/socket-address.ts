import type { ClientAddress } from '../address/client-address.ts';

/** For as long as the request itself is remembered. */
const addresses = new WeakMap<Request, string>();

/** @param address `undefined` when the caller has hung up already */
export function noteSocketAddress(request: Request, address: string | undefined): void {
  if (address !== undefined) addresses.set(request, address);
}

/**
 * The address at the other end of the connection, of requests that came through `nodeHandler` or
 * `createNodeServer`: for a proxy that callers reach directly. Behind a load balancer it is the balancer's;
 * take `clientAddressFromForwardedFor` there.
 */
export const socketAddress: ClientAddress = (request) => addresses.get(request);
