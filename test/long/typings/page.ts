/** What of the elements' manifest a page is written from. */
export interface ElementEntry {
  readonly tagName: 'ipay-deposit' | 'ipay-withdrawal';
  readonly attributes: readonly {
    readonly name: string;
    readonly type: { readonly text: string };
  }[];
  readonly events: readonly { readonly name: string; readonly type: { readonly text: string } }[];
}

/** A page as TypeScript sees it: what is set, as expressions, and the type that each listener says its event has. */
export interface Page {
  readonly element: ElementEntry;
  readonly settings: Readonly<Record<string, string>>;
  readonly listeners: Readonly<Record<string, string>>;
}

const banks = "['A bank']";

function valueOf(type: string): string {
  const [literal] = /'[^']+'/.exec(type) ?? [];
  if (literal !== undefined) return literal;
  return type === 'boolean' ? 'true' : type.includes('[]') ? banks : "'text'";
}

/** Sets every attribute and hears every event. */
export function wholePage(element: ElementEntry): Page {
  return {
    element,
    settings: {
      ...Object.fromEntries(element.attributes.map(({ name, type }) => [name, valueOf(type.text)])),
      view: 'view',
      texts: "{ en: { done: 'Back to the shop' } }",
    },
    listeners: Object.fromEntries(element.events.map(({ name, type }) => [name, type.text])),
  };
}

/** Each is right but for one thing, which its name tells. */
export function wrongPages(element: ElementEntry): Readonly<Record<string, Page>> {
  const page = { element, settings: {}, listeners: {} };
  const [first, , failed] = element.events;
  if (!first || !failed) throw new Error('The events are not found any more.');
  return {
    theme: { ...page, settings: { theme: "'blue'" } },
    density: { ...page, settings: { density: '3' } },
    support: { ...page, settings: { 'support-url': '3' } },
    view: { ...page, settings: { view: "'text'" } },
    event: { ...page, listeners: { [first.name]: failed.type.text } },
  };
}

/** What stands before the markup: the view, and a listener for each event, by the event's name. */
export function scriptOf({ element, listeners }: Page): string {
  const [entry, view] =
    element.tagName === 'ipay-deposit'
      ? ['ipay-deposit', 'DepositView']
      : ['ipay-deposit/withdrawal', 'WithdrawalView'];
  const types = [...new Set([view, ...Object.values(listeners)])].join(', ');
  const functions = Object.entries(listeners).map(
    ([name, type]) => `const ${listenerName(name)} = (event: ${type}): void => console.log(event.type);`,
  );
  return [
    `import type { ${types} } from '${entry}';`,
    `const view = {} as ${view};`,
    'console.log(view);',
    ...functions,
  ].join('\n');
}

/** `onIpayDepositCredited` */
export const listenerName = (event: string): string =>
  `on${event.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
