import { requested } from '../../../demo/stories/recorded/withdrawal-views.ts';
import type { WithdrawalView } from '../../../src/contract/withdrawal-view.ts';
import { KeptText } from '../../../src/element/kept-text.ts';
import { WithdrawalClient } from '../../../src/element/withdrawal/withdrawal-client.ts';
import { WithdrawalFlow } from '../../../src/element/withdrawal/withdrawal-flow.ts';
import { heardHost } from '../heard-host.ts';
import { memoryStorage } from '../memory-storage.ts';
import type { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';

const running = new Set<WithdrawalFlow>();

/** Ends every flow a test began. */
export function stopFlows(): void {
  for (const flow of running) flow.stop();
  running.clear();
}

/** A flow in front of that proxy, with what it told its host. Stopped by `stopFlows`. */
export function begin(proxy: ScriptedProxy, storage = memoryStorage()) {
  const { host, ...heard } = heardHost<WithdrawalView>();
  const page = { online: true };
  const flow = new WithdrawalFlow({
    client: new WithdrawalClient('http://proxy.example/ipay/', 'token', proxy.fetch),
    keptText: new KeptText(() => storage),
    isOnline: () => page.online,
    initialView: undefined,
    host,
  });
  running.add(flow);
  flow.start();
  flow.wake();
  return { flow, ...heard, page, storage };
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
