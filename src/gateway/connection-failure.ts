/** The name could not be looked up, or nobody took the connection in Undici's own time. */
const neverConnected: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The other side's certificate does not hold. A request is written after the handshake, which it ends. */
const certificateRefused: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What a request failed of, as far as it is known. */
export interface ConnectionFailure {
  /** The system's short code, such as ECONNREFUSED. Only the code: messages quote addresses, which may hold secrets. */
  readonly code: string | undefined;
  /** Whether it is certain that not a byte of the request has left. */
  readonly isBeforeSending: boolean;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

function codeOf(cause: unknown): string | undefined {
  const code = member(cause, 'code');
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,39}$/.test(code) ? code : undefined;
}

/**
 * The way there may be lost at any time, and a firewall may refuse at any time: the system tells by which of its calls
 * it found out.
 */
function isOfConnecting(cause: unknown): boolean {
  const attempts = member(cause, 'errors');
  // A name with several addresses, each of which was tried.
  if (Array.isArray(attempts) && attempts.length > 0) return attempts.every(isOfConnecting);
  return member(cause, 'syscall') === 'connect';
}

/** @param error what `fetch` rejected with */
export function connectionFailure(error: unknown): ConnectionFailure {
  const cause = member(error, 'cause');
  const outer = codeOf(cause);
  // Where the network's own proxy refused, Undici says why one deeper.
  const code = outer ?? codeOf(member(cause, 'cause'));
  const isKnown = outer !== undefined && (neverConnected.has(outer) || certificateRefused.has(outer));
  return { code, isBeforeSending: isKnown || isOfConnecting(cause) };
}
