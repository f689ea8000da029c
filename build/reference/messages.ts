import ts from 'typescript';
import { code, page, table } from './markdown.ts';
import { declared, docOf, readSource, unionDocs, unionMembers } from './read-source.ts';

type Members = ts.NodeArray<ts.TypeElement>;

const membersOf = (file: string, name: string): Members =>
  declared(readSource(`src/contract/${file}`), name, ts.isInterfaceDeclaration).members;

/** What a name of ours is on the wire, where the text beside it says the rest. */
const onTheWire: Readonly<Record<string, string>> = {
  Type: 'string',
  Data: 'object',
  DepositState: 'string',
  WithdrawalState: 'string',
  MerchantEvent: 'object',
  WithdrawalRefusal: 'string',
  'WithdrawalRefusal | null': 'string | null',
};

function typeOf({ type }: ts.PropertySignature): string {
  const text = type?.getText().replace(/ \| undefined|readonly /g, '') ?? '';
  // Some states out of all, which are no news to a reader of the page.
  const [, some = text] = /^Extract<\w+, (.*)>$/.exec(text) ?? [];
  return onTheWire[some] ?? some;
}

function fields(...all: readonly Members[]): string {
  const members = all.flatMap((some) => some.filter(ts.isPropertySignature));
  return table(
    ['field', '', 'type', 'meaning'],
    members.map((member) => [
      code(member.name.getText()),
      member.questionToken ? 'optional' : '',
      code(typeOf(member)),
      docOf(member).text,
    ]),
  );
}

/** Each event of a union: when it comes, and what its `data` has beside what that of all has. */
const eventsOf = (file: string, union: string): string[] =>
  unionMembers(`src/contract/${file}`, union).flatMap(([node, { text }]) => {
    const [type, data] = ts.isTypeReferenceNode(node) ? (node.typeArguments ?? []) : [];
    if (!type || text === '') throw new Error(`${node.getText()}: say in a comment when it comes.`);
    const own = data && ts.isTypeLiteralNode(data) ? [fields(data.members)] : [];
    return [`#### \`${type.getText().slice(1, -1)}\``, text, ...own];
  });

const reasons = (file: string, name: string): string[][] =>
  unionDocs(`src/proxy/use-cases/${file}`, name).map(([reason, { text }]) => {
    if (text === '') throw new Error(`${reason}: say in a comment what does not fit.`);
    return [code(reason), text];
  });

const terms = membersOf('withdrawal-order.ts', 'WithdrawalTerms');

/** All that the merchant's server sends, is answered and is told, for those whose language has no types of ours. */
export const messagesPage = (): Promise<string> =>
  page(
    'What your server sends and gets',
    'All of it is JSON. [The proxy](../proxy.md#routes) has the routes, [Errors](errors.md) what comes in place of an answer.',
    '## Money',
    'What is asked for is a decimal string, what is answered is whole cents: `{"amountMinor": 250050, "currency": "LKR"}` is LKR 2,500.50.',
    fields(membersOf('money.ts', 'Money')),
    '## `POST /sessions`',
    fields(membersOf('session.ts', 'SessionRequest')),
    '`returnUrls` may have:',
    fields(membersOf('deposit-view.ts', 'ReturnUrls')),
    'The answer, with 201:',
    fields(membersOf('session.ts', 'Session')),
    '### For a withdrawal',
    fields(terms, membersOf('withdrawal-order.ts', 'WithdrawalSessionRequest')),
    'The answer, with 201:',
    fields(membersOf('withdrawal-order.ts', 'WithdrawalSession')),
    '## `GET /deposits/:id`',
    fields(membersOf('deposit-record.ts', 'DepositRecord')),
    '[A deposit’s states](../../README.md#a-deposits-states). Each of `attempts`:',
    fields(membersOf('deposit-record.ts', 'AttemptRecord')),
    '## `GET /deposits/:id/rendered`',
    '[For your page](../embedding.md#rendered-by-the-proxy). The query may have:',
    fields(membersOf('rendered-deposit.ts', 'RenderingRequest')),
    'The answer:',
    fields(membersOf('rendered-deposit.ts', 'RenderedDeposit')),
    '## `POST /withdrawals`',
    'With an `Idempotency-Key` header. It is answered, with 201, as `GET /withdrawals/:id` is.',
    fields(terms, membersOf('withdrawal-order.ts', 'WithdrawalOrder')),
    '## `GET /withdrawals/:id`',
    fields(membersOf('withdrawal-record.ts', 'WithdrawalRecord')),
    '[A withdrawal’s states](../withdrawals.md#what-you-hear-and-what-the-money-does). `details` has:',
    fields(membersOf('withdrawal-view.ts', 'WithdrawalDetails')),
    '## Events',
    'What a webhook posts, `onEvent` is called with, and [`GET /events`](#get-events) lists.',
    fields(membersOf('event-base.ts', 'EventBase')),
    '### Of deposits',
    ...eventsOf('deposit-record.ts', 'DepositEvent'),
    '### Of withdrawals',
    '`data` of each has:',
    fields(membersOf('withdrawal-record.ts', 'WithdrawalFacts')),
    ...eventsOf('withdrawal-record.ts', 'WithdrawalEvent'),
    '## `GET /events`',
    'With `?after=`, a number that was `next` before.',
    fields(membersOf('event-record.ts', 'EventPage')),
    'Each of `events`:',
    fields(membersOf('event-record.ts', 'EventRecord')),
    '## `GET /review`',
    'What needs a person, in `deposits`, `transactions`, `withdrawals` and `events`; at most 100 of each, the oldest first.',
    '### `deposits`',
    fields(membersOf('review-record.ts', 'DepositInReview')),
    '### `transactions`',
    fields(membersOf('review-record.ts', 'TransactionInReview')),
    '### `withdrawals`',
    fields(membersOf('review-record.ts', 'WithdrawalInReview')),
    '### `events`',
    fields(membersOf('review-record.ts', 'DeadEvent')),
    '## Reasons',
    'Why a signed transaction is kept aside, in `transaction.suspended` and in `npx ipay-deposit review`; ' +
      '`contradicts_earlier` and `succeeded_after_failed` and the like are words against earlier ones.',
    '### Of a payment',
    table(['reason', 'what does not fit'], reasons('judge-transaction.ts', 'SuspenseReason')),
    '### Of a withdrawal',
    table(['reason', 'what does not fit'], reasons('judge-withdrawal.ts', 'WithdrawalSuspenseReason')),
  );
