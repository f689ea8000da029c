import ipaddr from 'ipaddr.js';
import { parseIpAddress } from './ip-address.ts';
import type { IpAddress } from './ip-address.ts';

type Range = readonly [IpAddress, number];

const bitsOf = (address: IpAddress): number => (address.kind() === 'ipv4' ? 32 : 128);

/** An address, or a range in CIDR notation such as `203.0.113.0/24` or `2001:db8::/32`. */
function parseRange(text: string): Range | undefined {
  const [, network = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseIpAddress(network);
  if (!address) return undefined;
  const bits = prefix === undefined ? bitsOf(address) : Number(prefix);
  // `::ffff:203.0.113.0/120` would mean another range than it seems to after it was read as IPv4.
  return bits <= bitsOf(address) ? [address, bits] : undefined;
}

export const isAddressRange = (text: string): boolean => parseRange(text) !== undefined;

/** Whether an address is in one of the ranges. An address that cannot be read is in none. */
export function createAddressList(ranges: readonly string[]): (address: string | undefined) => boolean {
  const parsed = ranges.map(parseRange).filter((range) => range !== undefined);
  return (text) => {
    const address = text === undefined ? undefined : parseIpAddress(text);
    return parsed.some(([network, bits]) => {
      if (address instanceof ipaddr.IPv4)
        return network instanceof ipaddr.IPv4 && address.match(network, bits);
      return address !== undefined && network instanceof ipaddr.IPv6 && address.match(network, bits);
    });
  };
}
