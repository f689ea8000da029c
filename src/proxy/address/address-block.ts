import { parseIpAddress } from './ip-address.ts';

/** An IPv6 customer is given at least so much: its addresses are one for the taking. */
const ipv6CustomerBytes = 8;

/** What an address is counted as: an IPv4 address itself, an IPv6 address's /64. `undefined` when it is none. */
export function addressBlock(text: string): string | undefined {
  const address = parseIpAddress(text);
  if (address?.kind() !== 'ipv6') return address?.toString();
  const network = address.toByteArray().slice(0, ipv6CustomerBytes);
  return `${network.map((byte) => byte.toString(16).padStart(2, '0')).join('')}/64`;
}
