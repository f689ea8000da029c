import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import type { FailureCode } from '../../src/element/failure-code.ts';
import type { FocusTarget } from '../../src/element/flow.ts';
import { KeptText } from '../../src/element/kept-text.ts';
import { DepositFlow } from '../../src/element/later/deposit-flow.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';
import { memoryStorage } from './memory-storage.ts';
import type { ScriptedProxy } from './scripted-proxy.ts';

const running = new Set<DepositFlow>();

/** Ends every flow a test began. */
export function stopFlows(): void {
  for (const flow of running) flow.stop();
  running.clear();
}

/** A flow in front of that proxy, with what it told its host. Stopped by `stopFlows`. */
export function begin(proxy: ScriptedProxy, storage = memoryStorage()) {
  const versions: number[] = [];
  const failures: FailureCode[] = [];
  const focus: FocusTarget[] = [];
  const page = { online: true };
  const flow = new DepositFlow({
    client: new ProxyClient('http://proxy.example/ipay/', 'token', proxy.fetch),
    keptText: new KeptText(() => storage),
    isOnline: () => page.online,
    initialView: undefined,
    host: {
      changed: (target) => focus.push(target),
      viewChanged: (view) => versions.push(view.version),
      failed: (code) => failures.push(code),
    },
  });
  running.add(flow);
  flow.start();
  flow.wake();
  return { flow, versions, failures, focus, page, storage };
}

/** Lets everything that is already answered run its course. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A payer with a number typed, in front of the button. */
export async function beforeSubmitting(proxy: ScriptedProxy) {
  proxy.load = awaiting();
  const begun = begin(proxy);
  await settle();
  begun.flow.enter();
  begun.flow.typed = '4829 1736';
  return begun;
}
