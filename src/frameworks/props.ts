import type { AttributeSettings, EventsOf, Settings } from '../element/settings.ts';
import type { IpayDeposit } from '../index.ts';
import type { IpayWithdrawal } from '../withdrawal.ts';

/** The elements by their tags. */
export interface Elements {
  'ipay-deposit': IpayDeposit;
  'ipay-withdrawal': IpayWithdrawal;
}

export type Tag = keyof Elements;

type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>;

/** `onIpayDepositCredited` for `ipay-deposit-credited`. */
export type PascalListeners<Name extends Tag> = {
  readonly [Event in keyof EventsOf<Name> as `on${PascalCase<Event>}`]?:
    ((event: EventsOf<Name>[Event]) => void) | undefined;
};

/** `onipay-deposit-credited` for `ipay-deposit-credited`, or with another prefix. */
export type NamedListeners<Name extends Tag, Prefix extends string = 'on'> = {
  readonly [Event in keyof EventsOf<Name> as `${Prefix}${Event}`]?:
    ((event: EventsOf<Name>[Event]) => void) | undefined;
};

/** What a component sets, by the properties' names. */
export type ComponentSettings<Name extends Tag> = Settings<Elements[Name]>;

/** What a template sets, by the properties' names or the attributes'. */
export type TemplateSettings<Name extends Tag> = Settings<Elements[Name]> & AttributeSettings<Elements[Name]>;
