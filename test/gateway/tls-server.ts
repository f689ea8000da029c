import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { TestContext } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';

export interface TlsServerOptions {
  /** The name in its certificate. It listens on 127.0.0.1, which `localhost` is. */
  readonly name?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Whether this process trusts whoever signed it, which is the certificate itself. */
  readonly isTrusted?: boolean;
}

export interface TlsServer {
  readonly url: string;
  /** How many requests it was sent. */
  readonly requests: () => number;
}

/** A real server over TLS until the test is over, which takes every request, with a certificate as told. */
export async function startTlsServer(
  t: TestContext,
  {
    name = 'localhost',
    validFrom = '2020-01-01',
    validUntil = '2120-01-01',
    isTrusted = true,
  }: TlsServerOptions = {},
): Promise<TlsServer> {
  // Of several that one process trusts under the same name, another may be looked at in its place.
  const subject = [
    { name: 'commonName', value: name },
    { name: 'organizationName', value: randomUUID() },
  ];
  const { private: key, cert } = await generate(subject, {
    notBeforeDate: new Date(validFrom),
    notAfterDate: new Date(validUntil),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  if (isTrusted) setDefaultCACertificates([...getCACertificates('default'), cert]);
  let requests = 0;
  const server = createServer({ key, cert }, (_, response) => {
    requests++;
    response.end('{"status":"ok"}');
  });
  t.after(() => closeAtOnce(server));
  return { url: `https://localhost:${await listenOnLoopback(server)}`, requests: () => requests };
}
