import type { TestContext } from 'node:test';
import { serveSandbox } from '../../src/cli/serve-sandbox.ts';
import { freePort } from '../tools/free-port.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';
import { startExample } from './example-process.ts';
import type { ExampleProcess, ReadyExample } from './example-process.ts';

/** Where an example is to run. */
export interface ExamplePlace {
  /** Empty, and its own. */
  readonly folder: string;
  readonly port: number;
  /** What it reads from its environment, of the sandbox beside it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Makes an example ready in its place. */
export type Example = (place: ExamplePlace) => ReadyExample | Promise<ReadyExample>;

export interface ShopProcess extends Pick<ExampleProcess, 'output' | 'stop'> {
  readonly url: string;
  readonly apiKey: string;
  readonly keyPair: { readonly accessKey: string; readonly privateKey: string; readonly account: string };
  readonly balance: () => Promise<number>;
  /** The bodies of all postbacks that the sandbox has sent. */
  readonly postbacks: readonly string[];
}

/** Starts an example as a process of its own, beside a sandbox that sends its postbacks there. */
export async function startShop(t: TestContext, example: Example): Promise<ShopProcess> {
  const folder = temporaryFolder(t);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const keyPair = { accessKey: 'SandboxAccessKey', privateKey: 'sandbox-private-key', account: 'default' };
  const secret = 'sandbox-api-secret';
  const apiKey = 'an-api-key-of-this-shop-0123456789';
  const postbacks: string[] = [];
  const sandbox = await serveSandbox({
    port: 0,
    secret,
    keyPair,
    postbackUrl: `${url}/pay/postback`,
    postbackDelayMs: 50,
    fetch: async (...call) => {
      postbacks.push(await new Request(...call).text());
      return fetch(...call);
    },
  });
  t.after(() => sandbox.close());

  const ready = await example({
    folder,
    port,
    variables: {
      IPAY_GATEWAY_API_URL: sandbox.url,
      IPAY_GATEWAY_SECRET: secret,
      IPAY_ACCESS_KEY: keyPair.accessKey,
      IPAY_PRIVATE_KEY: keyPair.privateKey,
      IPAY_API_KEY: apiKey,
      SHOP_ORIGIN: 'https://shop.example',
    },
  });
  const process = startExample(t, ready, port);
  await untilTrue(`${ready.command.join(' ')} to answer`, async () => {
    process.assertRuns();
    const answer = await fetch(`${url}/pay/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  });
  const { output, stop } = process;
  return { url, apiKey, keyPair, balance: async () => ready.balance(), postbacks, output, stop };
}
