import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { checkDeposit } from '../../src/element/later/check-deposit.ts';
import { DepositFlow } from '../../src/element/later/deposit-flow.ts';
import { submitNumber } from '../../src/element/later/submit-number.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';
import type { TestedFlow } from './flow-suite.ts';
import { runFlow } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

/** A flow in front of that proxy. Stopped by `stopFlows`. */
export const begin = (proxy: ScriptedProxy, storage?: Storage, initialView?: DepositView) =>
  runFlow<DepositView, DepositFlow>((surroundings) => {
    const client = new ProxyClient('http://proxy.example/ipay/', 'token', proxy.fetch);
    return new DepositFlow({ ...surroundings, client, initialView });
  }, storage);

/** A payer with a number typed, in front of the button. */
export async function beforeSubmitting(proxy = new ScriptedProxy()) {
  proxy.load = awaiting();
  const begun = begin(proxy);
  await settle();
  begun.flow.enter();
  begun.flow.typed = '4829 1736';
  return { ...begun, proxy };
}

export const testedDeposit: TestedFlow<ReturnType<typeof begin>> = {
  path: '/deposit',
  postPath: '/activation',
  begin,
  beforeSubmitting,
  submit: ({ flow }) => submitNumber(flow),
  check: ({ flow }) => checkDeposit(flow),
  typed: ({ flow }) => flow.typed,
};
