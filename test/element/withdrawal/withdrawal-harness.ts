import type { IpayWithdrawal } from '../../../src/element/ipay-withdrawal.ts';
import '../../../src/define-withdrawal.ts';
import type { DetailsField } from '../../../src/element/withdrawal/typed-details.ts';
import { ElementHarness, textOf } from '../element-harness.ts';
import type { Attributes } from '../element-harness.ts';

/** What the payer reads on top of the commonest screens, in English. */
export const headings = {
  form: 'Where should we send your money?',
  sending: 'Sending your withdrawal…',
  accepted: 'Your money is on its way',
  lost: "We don't know the result yet",
  unknown: "We're checking your withdrawal",
  succeeded: 'Money sent',
};

/** Acts as the payer in front of `<ipay-withdrawal>`. */
export class WithdrawalHarness extends ElementHarness<IpayWithdrawal> {
  constructor(element: IpayWithdrawal) {
    super(element, ['changed', 'succeeded', 'failed', 'finished']);
  }

  /** Puts an element on the page, in English and with a session unless told otherwise. */
  static create(attributes: Attributes = {}, prepare?: (element: IpayWithdrawal) => void): WithdrawalHarness {
    const element = document.createElement('ipay-withdrawal');
    const given = { lang: 'en', proxy: '/ipay', session: 'token', ...attributes };
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    prepare?.(element);
    const harness = new WithdrawalHarness(element);
    document.body.append(element);
    return harness;
  }

  field(name: DetailsField): HTMLInputElement {
    const input = this.root.querySelector<HTMLInputElement>(`input#${name}`);
    if (!input) throw new Error(`There is no field for ${name}: ${this.text}`);
    return input;
  }

  type(name: DetailsField, text: string): void {
    this.typeInto(this.field(name), text);
  }

  /** Types an account that is fine. */
  typeAll(): void {
    this.type('accountNumber', '0340 5138');
    this.type('accountName', 'Test Name Acc');
    this.type('bank', 'Bank of Ceylon');
  }

  /** What is said to be wrong with a field, or with all of it. */
  error(name: DetailsField | 'whole'): string {
    return textOf(this.root.querySelector(`#${name}-error`));
  }
}
