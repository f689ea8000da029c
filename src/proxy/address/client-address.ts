import { ConfigurationError } from '../errors/configuration-error.ts';
import { parseIpAddress } from './ip-address.ts';

/** Tells the IP address a request came from; `undefined` when it cannot be told. */
export type ClientAddress = (request: Request) => string | undefined;

/** `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::1` or `[2001:db8::1]:4711`: load balancers write all of them. */
function withoutPort(entry: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(entry) ?? [];
  return bracketed ?? entry.replace(/^([^:]*):\d+$/, '$1');
}

/**
 * Reads the client's address from `X-Forwarded-For`, for a proxy that is reached through load balancers or CDNs
 * alone: each of them adds, at the right, the address it was called from. Whatever stands further left was
 * written by the client and may be anything.
 *
 * Only right when nobody can reach the server but through them: whoever does can write anything into the header.
 *
 * @param trustedHops how many such servers stand in front, 1 or more; the address is counted from the right
 * @throws {ConfigurationError} for anything but a whole number above 0
 */
export function clientAddressFromForwardedFor(trustedHops: number): ClientAddress {
  if (!Number.isInteger(trustedHops) || trustedHops < 1) {
    const problem =
      'must count at least one server in front of the proxy. Example: clientAddressFromForwardedFor(1)';
    throw new ConfigurationError([{ setting: 'clientAddress', problem }]);
  }
  return ({ headers }) => {
    const entries = headers.get('x-forwarded-for')?.split(',') ?? [];
    const address = withoutPort(entries.at(-trustedHops)?.trim() ?? '');
    return parseIpAddress(address) && address;
  };
}
