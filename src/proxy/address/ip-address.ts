import ipaddr from 'ipaddr.js';

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Reads an address as it stands in a header or a socket. An IPv4 address that came over an IPv6 socket
 * (`::ffff:203.0.113.7`) is the IPv4 address it is.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  // The library also takes `1`, `0x7f.1` and `0177.0.0.1`, which nobody means who writes an address.
  if (!text.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}
