import ts from 'typescript';
import { code, page, table } from './markdown.ts';
import { declared, docOf, readSource, unionDocs, unionMembers } from './read-source.ts';

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

function fields(members: readonly ts.TypeElement[]): string {
  return table(
    ['field', '', 'type', 'meaning'],
    members
      .filter(ts.isPropertySignature)
      .map((member) => [
        code(member.name.getText()),
        member.questionToken ? 'optional' : '',
        code(typeOf(member)),
        docOf(member).text,
      ]),
  );
}

const fieldsOf = (file: string, ...names: readonly string[]): string =>
  fields(
    names.flatMap((name) => [
      ...declared(readSource(`src/contract/${file}`), name, ts.isInterfaceDeclaration).members,
    ]),
  );

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

/** All that the merchant's server sends, is answered and is told, for those whose language has no types of ours. */
export const messagesPage = (): Promise<string> =>
  page(
    'What your server sends and gets',
    'All of it is JSON. [The proxy](../proxy.md#routes) has the routes, [Errors](errors.md) what comes in place of an answer.',
    '## Money',
    'What is asked for is a decimal string, what is answered is whole cents: `{"amountMinor": 250050, "currency": "LKR"}` is LKR 2,500.50.',
    fieldsOf('money.ts', 'Money'),
    '## `POST /sessions`',
    fieldsOf('session.ts', 'SessionRequest'),
    '`returnUrls` may have:',
    fieldsOf('deposit-view.ts', 'ReturnUrls'),
    'The answer, with 201:',
    fieldsOf('session.ts', 'Session'),
    '### For a withdrawal',
    fieldsOf('withdrawal-order.ts', 'WithdrawalTerms', 'WithdrawalSessionRequest'),
    'The answer, with 201:',
    fieldsOf('withdrawal-order.ts', 'WithdrawalSession'),
    '## `GET /deposits/:id`',
    fieldsOf('deposit-record.ts', 'DepositRecord'),
    '[A deposit’s states](../../README.md#a-deposits-states). Each of `attempts`:',
    fieldsOf('deposit-record.ts', 'AttemptRecord'),
    '## `GET /deposits/:id/rendered`',
    '[For your page](../embedding.md#rendered-by-the-proxy). The query may have:',
    fieldsOf('rendered-deposit.ts', 'RenderingRequest'),
    'The answer:',
    fieldsOf('rendered-deposit.ts', 'RenderedDeposit'),
    '## `POST /withdrawals`',
    'With an `Idempotency-Key` header. It is answered, with 201, as `GET /withdrawals/:id` is.',
    fieldsOf('withdrawal-order.ts', 'WithdrawalTerms', 'WithdrawalOrder'),
    '## `GET /withdrawals/:id`',
    fieldsOf('withdrawal-record.ts', 'WithdrawalRecord'),
    '[A withdrawal’s states](../withdrawals.md#what-you-hear-and-what-the-money-does). `details` has:',
    fieldsOf('withdrawal-view.ts', 'WithdrawalDetails'),
    '## `POST /withdrawals/cancel`, `POST /withdrawals/:id/cancel`',
    'The first as `POST /withdrawals`, the second without a body. [What they do](../withdrawals.md#call-it-off). They are answered, with 200, as `GET /withdrawals/:id` is.',
    '## Events',
    'What a webhook posts, `onEvent` is called with, and [`GET /events`](#get-events) lists.',
    fieldsOf('event-base.ts', 'EventBase'),
    '### Of deposits',
    ...eventsOf('deposit-record.ts', 'DepositEvent'),
    '### Of withdrawals',
    '`data` of each has:',
    fieldsOf('withdrawal-record.ts', 'WithdrawalFacts'),
    ...eventsOf('withdrawal-record.ts', 'WithdrawalEvent'),
    '## `GET /events`',
    'With `?after=`, a number that was `next` before.',
    fieldsOf('event-record.ts', 'EventPage'),
    'Each of `events`:',
    fieldsOf('event-record.ts', 'EventRecord'),
    '## `GET /review`',
    'What needs a person, in `deposits`, `transactions`, `withdrawals` and `events`; the oldest 100 of each, or as many as `?limit=` says, up to 10,000. `more` names those of the four that go on after their last entry: ask with a higher limit.',
    '### `deposits`',
    fieldsOf('review-record.ts', 'DepositInReview'),
    '### `transactions`',
    fieldsOf('review-record.ts', 'TransactionInReview'),
    '### `withdrawals`',
    fieldsOf('review-record.ts', 'WithdrawalInReview'),
    '### `events`',
    fieldsOf('review-record.ts', 'DeadEvent'),
    '## Reasons',
    'Why a signed transaction is kept aside, in `transaction.suspended` and in `npx ipay-deposit review`; ' +
      '`contradicts_earlier` and `succeeded_after_failed` and the like are words against earlier ones.',
    '### Of a payment',
    table(['reason', 'what does not fit'], reasons('judge-transaction.ts', 'SuspenseReason')),
    '### Of a withdrawal',
    table(['reason', 'what does not fit'], reasons('judge-withdrawal.ts', 'WithdrawalSuspenseReason')),
  );
