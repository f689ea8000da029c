import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import type { IpayDeposit } from '../../src/element/ipay-deposit.ts';
import '../../src/define.ts';
// Loaded beforehand: unbundled it is dozens of files, and a busy machine takes seconds for them.
import '../../src/element/later/later-steps.ts';
import { ElementHarness, textOf } from './element-harness.ts';
import type { Attributes } from './element-harness.ts';
import type { ScriptedProxy } from './scripted-proxy.ts';

/** What the payer reads on top of the commonest screens, in English. */
export const headings = {
  pay: 'Send the money in your iPay app',
  enter: 'Enter your transaction number',
  unknown: "We don't know the result yet",
  received: 'Payment received',
  checking: "We're checking your payment",
};

/** Acts as the payer: sees what is shown, presses what can be pressed. */
export class DepositHarness extends ElementHarness<IpayDeposit> {
  constructor(element: IpayDeposit) {
    super(element, ['changed', 'credited', 'failed', 'opened', 'redirecting', 'finished']);
  }

  /** Puts an element on the page, in English and with a session unless told otherwise. */
  static create(attributes: Attributes = {}, prepare?: (element: IpayDeposit) => void): DepositHarness {
    const element = document.createElement('ipay-deposit');
    const given = { lang: 'en', proxy: '/ipay', session: 'token', ...attributes };
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    prepare?.(element);
    const harness = new DepositHarness(element);
    document.body.append(element);
    return harness;
  }

  /** Without a proxy. */
  static createDirect(attributes: Attributes, prepare?: (element: IpayDeposit) => void): DepositHarness {
    return DepositHarness.create(attributes, (element) => {
      element.removeAttribute('proxy');
      element.removeAttribute('session');
      prepare?.(element);
    });
  }

  get input(): HTMLInputElement {
    const input = this.root.querySelector('input');
    if (!input) throw new Error(`There is no field: ${this.text}`);
    return input;
  }

  get error(): string {
    return textOf(this.root.querySelector('#error'));
  }

  type(text: string): void {
    this.typeInto(this.input, text);
  }
}

/** A payer who has pressed "I've paid", in front of the field. */
export async function atTheField(proxy: { readonly script: ScriptedProxy }): Promise<DepositHarness> {
  const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
  payer.press("I've paid");
  await payer.shows(headings.enter);
  return payer;
}
