import { requested } from '../../../demo/stories/recorded/withdrawal-views.ts';
import type { FailureCode } from '../../../src/element/failure-code.ts';
import type { FocusTarget } from '../../../src/element/flow.ts';
import { KeptText } from '../../../src/element/kept-text.ts';
import { WithdrawalClient } from '../../../src/element/withdrawal/withdrawal-client.ts';
import { WithdrawalFlow } from '../../../src/element/withdrawal/withdrawal-flow.ts';
import { memoryStorage } from '../memory-storage.ts';
import type { ScriptedProxy } from '../scripted-proxy.ts';

const running = new Set<WithdrawalFlow>();

/** Ends every flow a test began. */
export function stopFlows(): void {
  for (const flow of running) flow.stop();
  running.clear();
}

/** Lets everything that is already answered run its course. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A flow in front of that proxy, with what it told its host. Stopped by `stopFlows`. */
export function begin(proxy: ScriptedProxy, storage = memoryStorage()) {
  const versions: number[] = [];
  const failures: FailureCode[] = [];
  const focus: FocusTarget[] = [];
  const page = { online: true };
  const flow = new WithdrawalFlow({
    client: new WithdrawalClient('http://proxy.example/ipay/', 'token', proxy.fetch),
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

/** A payer with an account typed, in front of the button. */
export async function beforeSubmitting(proxy: ScriptedProxy) {
  proxy.load = requested();
  const begun = begin(proxy);
  await settle();
  begun.flow.type('accountNumber', '0340 5138');
  begun.flow.type('accountName', ' Test  Name Acc');
  begun.flow.type('bank', 'Bank of Ceylon ');
  return begun;
}

/** What such a payer sends. */
export const typedDetails = {
  accountNumber: '03405138',
  accountName: 'Test Name Acc',
  bank: 'Bank of Ceylon',
};
