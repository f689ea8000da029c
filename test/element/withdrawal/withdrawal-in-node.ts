import { requested } from '../../../demo/stories/recorded/withdrawal-views.ts';
import type { WithdrawalView } from '../../../src/contract/withdrawal-view.ts';
import { WithdrawalClient } from '../../../src/element/withdrawal/withdrawal-client.ts';
import { WithdrawalFlow } from '../../../src/element/withdrawal/withdrawal-flow.ts';
import type { TestedFlow } from '../flow-suite.ts';
import { runFlow } from '../run-flow.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';

/** A flow in front of that proxy. Stopped by `stopFlows`. */
export const begin = (proxy: ScriptedProxy, storage?: Storage) =>
  runFlow<WithdrawalView, WithdrawalFlow>((surroundings) => {
    const client = new WithdrawalClient('http://proxy.example/ipay/', 'token', proxy.fetch);
    return new WithdrawalFlow({ ...surroundings, client, initialView: undefined });
  }, storage);

/** A payer with an account typed, in front of the button. */
export async function beforeSubmitting(proxy = new ScriptedProxy()) {
  proxy.load = requested();
  const begun = begin(proxy);
  await settle();
  begun.flow.type('accountNumber', '0340 5138');
  begun.flow.type('accountName', ' Test  Name Acc');
  begun.flow.type('bank', 'Bank of Ceylon ');
  return { ...begun, proxy };
}

/** What such a payer sends. */
export const typedDetails = {
  accountNumber: '03405138',
  accountName: 'Test Name Acc',
  bank: 'Bank of Ceylon',
};

export const testedWithdrawal: TestedFlow<ReturnType<typeof begin>> = {
  path: '/withdrawal',
  postPath: '/withdrawal',
  begin,
  beforeSubmitting,
  submit: ({ flow }) => flow.submit(),
  check: ({ flow }) => flow.check(),
  typed: ({ flow }) => flow.typed.accountNumber,
};
