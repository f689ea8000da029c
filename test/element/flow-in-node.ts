import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { KeptText } from '../../src/element/kept-text.ts';
import { DepositFlow } from '../../src/element/later/deposit-flow.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';
import { heardHost } from './heard-host.ts';
import { memoryStorage } from './memory-storage.ts';
import type { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

const running = new Set<DepositFlow>();

/** Ends every flow a test began. */
export function stopFlows(): void {
  for (const flow of running) flow.stop();
  running.clear();
}

/** A flow in front of that proxy, with what it told its host. Stopped by `stopFlows`. */
export function begin(proxy: ScriptedProxy, storage = memoryStorage(), initialView?: DepositView) {
  const { host, ...heard } = heardHost<DepositView>();
  const page = { online: true };
  const flow = new DepositFlow({
    client: new ProxyClient('http://proxy.example/ipay/', 'token', proxy.fetch),
    keptText: new KeptText(() => storage),
    isOnline: () => page.online,
    initialView,
    host,
  });
  running.add(flow);
  flow.start();
  flow.wake();
  return { flow, ...heard, page, storage };
}

/** A payer with a number typed, in front of the button. */
export async function beforeSubmitting(proxy: ScriptedProxy) {
  proxy.load = awaiting();
  const begun = begin(proxy);
  await settle();
  begun.flow.enter();
  begun.flow.typed = '4829 1736';
  return begun;
}
