import { clientAddressFromForwardedFor } from '../../proxy/index.ts';
import type { ClientAddress } from '../../proxy/index.ts';
import { socketAddress } from '../../proxy/node/index.ts';
import type { ProcessSettings } from './process-settings.ts';

/** Who calls, as the setting says. */
export function clientAddressOf(
  setting: ProcessSettings['listen']['clientAddress'],
): ClientAddress | undefined {
  if (setting === undefined) return undefined;
  const [, hops] = /^forwarded-for:(\d)$/.exec(setting) ?? [];
  return hops === undefined ? socketAddress : clientAddressFromForwardedFor(Number(hops));
}
