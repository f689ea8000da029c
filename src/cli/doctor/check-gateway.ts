import { connectionFailure } from '../../gateway/connection-failure.ts';
import { fail, ok, warn } from './check.ts';
import type { Finding } from './check.ts';

const timeoutMs = 8_000;
const clockWarnMs = 30_000;
const clockFailMs = 300_000;

const remedyOf: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name is not known. Check gateway.apiUrl (IPAY_GATEWAY_API_URL) and this machine’s DNS.',
  EAI_AGAIN: 'The name could not be looked up. Check this machine’s DNS.',
  ECONNREFUSED: 'Nothing listens there. Check gateway.apiUrl (IPAY_GATEWAY_API_URL).',
  CERT_HAS_EXPIRED: 'The certificate has expired, or this machine’s clock is wrong.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed: this may not be the gateway.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate’s chain is not complete: this may not be the gateway.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name. Check gateway.apiUrl.',
};

function failure(error: unknown): Finding {
  const { code = error instanceof Error ? error.name : 'unknown' } = connectionFailure(error);
  return fail(
    `The gateway cannot be reached (${code}).`,
    remedyOf[code] ?? 'Check gateway.apiUrl (IPAY_GATEWAY_API_URL), the firewall and any proxy in between.',
  );
}

function clockOf(date: string | null, askedAtMs: number, answeredAtMs: number): Finding {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) {
    return warn(
      'The gateway told no time to compare with.',
      'Make sure that this machine keeps its time by NTP.',
    );
  }
  // The header counts whole seconds, and was written at some moment of the call.
  const offByMs = theirs + 1000 < askedAtMs ? theirs - askedAtMs : Math.max(0, theirs - answeredAtMs);
  const seconds = Math.round(Math.abs(offByMs) / 1000);
  const message = `This machine’s clock and the gateway’s differ by ${seconds} s.`;
  const remedy =
    'Keep the time by NTP (timedatectl set-ntp true): expiry, logs and webhook signatures depend on it.';
  if (Math.abs(offByMs) > clockFailMs) return fail(message, remedy);
  if (Math.abs(offByMs) > clockWarnMs) return warn(message, remedy);
  return ok(message);
}

/**
 * Asks the gateway for nothing: a HEAD with no secret and no order, so that nothing is spent and nothing given away.
 * Tells whether it answers, and whether the clocks agree.
 */
export async function checkGateway(
  apiUrl: string,
  now: () => number = Date.now,
): Promise<{ readonly reach: Finding; readonly clock: Finding }> {
  const askedAtMs = now();
  let response: Response;
  try {
    response = await fetch(`${apiUrl.replace(/\/+$/, '')}/api/v1/transaction/activate`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    return {
      reach: failure(error),
      clock: warn('The clock could not be compared.', 'Make the gateway reachable first.'),
    };
  }
  const answeredAtMs = now();
  const tls =
    new URL(apiUrl).protocol === 'https:' ? 'TLS holds' : 'no TLS, which only a sandbox may do without';
  const because404 =
    response.status === 404
      ? ': what it says to every call without the secret, so this says nothing of your secret or registered IP'
      : '';
  const reach =
    response.status >= 500
      ? warn(
          `The gateway answers HTTP ${response.status}.`,
          'It may be ill: wait, or ask the gateway’s support.',
        )
      : ok(`answers HTTP ${response.status}${because404}; ${tls}`);
  return { reach, clock: clockOf(response.headers.get('date'), askedAtMs, answeredAtMs) };
}
