import type { TestContext } from 'node:test';
import { serveSandbox } from '../../src/cli/serve-sandbox.ts';
import { freePort } from '../tools/free-port.ts';
import { ServeProcess, accessKey, canaries } from './serve-process.ts';

/** `serve` beside a sandbox that sends it postbacks at once, until the test ends. */
export async function serveBesideSandbox(
  t: TestContext,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServeProcess> {
  const port = await freePort();
  const sandbox = await serveSandbox({
    port: 0,
    secret: canaries.gatewaySecret,
    keyPair: { accessKey, privateKey: canaries.privateKey, account: 'default' },
    postbackUrl: `http://127.0.0.1:${port}/postback`,
    postbackDelayMs: 50,
  });
  t.after(() => sandbox.close());
  const serve = new ServeProcess(sandbox.url, { PORT: String(port), ...variables });
  t.after(() => serve.dispose());
  await serve.start();
  return serve;
}
