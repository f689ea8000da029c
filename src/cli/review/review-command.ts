import { userInfo } from 'node:os';
import { formatDecimal } from '../../contract/money.ts';
import type { WithdrawalResult } from '../../contract/withdrawal-state.ts';
import { ReviewError, createReview } from '../../proxy/index.ts';
import type { PersonsDecision, Review, TransactionChoice } from '../../proxy/index.ts';
import { listLength } from '../../proxy/review/list-review.ts';
import { CommandError } from '../command-error.ts';
import { parseOptions } from '../parse-options.ts';
import { plainJson, plainText } from '../plain-text.ts';
import { print } from '../print.ts';
import { openServedStore } from '../serve/open-served-store.ts';
import { storeSentence } from '../store-sentence.ts';
import { reviewText } from './review-text.ts';

const usage = `Usage: ipay-deposit review [options]
       ipay-deposit review settle <transaction> --deposit <id> --reason "why"
       ipay-deposit review settle <withdrawal> --as paid|failed --reason "why"
       ipay-deposit review dismiss <transaction or deposit> --reason "why"
       ipay-deposit review redeliver <event>

Lists what needs a person, and settles it. It opens the database that serve uses, by the same settings, and may run
beside it. A transaction is credited by its signed amount, once. A withdrawal is settled as you found out from the
gateway; a signed result that says the opposite later is a conflict. A deposit that is dismissed leaves the list, and is
credited all the same when a postback comes. Who decided and why is written down.`;

const optionTable = {
  config: { default: '', help: 'the JSON file with settings, as for serve' },
  json: { default: false, help: 'print JSON' },
  limit: { default: String(listLength.usual), help: 'how many of each kind to list, the oldest first' },
  deposit: { default: '', help: 'settle a transaction: the deposit to credit' },
  as: { default: '', help: 'settle a withdrawal: paid, or failed, which tells you to give the money back' },
  reason: { default: '', help: 'settle, dismiss: why, for the record' },
  by: { default: '', help: 'who decides; without it, who you are on this system' },
  account: { default: '', help: 'which transaction, where several have its number' },
  wallet: { default: '', help: 'the same, by its wallet' },
  variant: { default: '', help: 'the same, by the beginning of its variant; - for the first word' },
} as const;

type Options = NonNullable<ReturnType<typeof parseOptions<typeof optionTable>>>;

const actions = ['settle', 'dismiss', 'redeliver'] as const;
type Action = (typeof actions)[number];

/** No transaction of the gateway is named so. */
const depositPrefix = 'dep_';

function required(value: string, option: string): string {
  if (value.trim() === '') throw new CommandError(`--${option} is missing.\n\n${usage}`);
  return value;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new CommandError('This system does not say who you are. Add --by "your name".');
  }
}

const choiceOf = (transactionId: string, { account, wallet, variant }: Options): TransactionChoice => ({
  transactionId,
  ...(account !== '' && { account }),
  ...(wallet !== '' && { walletType: wallet }),
  ...(variant !== '' && { variant: variant === '-' ? '' : variant }),
});

/** What to print, as a sentence and as data. */
interface Done {
  readonly text: string;
  readonly data: object;
}

const resultOf: ReadonlyMap<string, WithdrawalResult> = new Map([
  ['paid', 'succeeded'],
  ['failed', 'failed'],
]);

function planOfWithdrawal(
  withdrawalId: string,
  { as, deposit }: Options,
  decision: PersonsDecision,
): (review: Review) => Promise<Done> {
  const result = resultOf.get(as);
  if (!result) throw new CommandError(`--as must be paid or failed.\n\n${usage}`);
  if (deposit !== '') throw new CommandError('Give --deposit for a transaction, or --as for a withdrawal.');
  return async (review) => {
    const done = await review.settleWithdrawal(withdrawalId, result, decision);
    const was = done === 'known' ? 'was' : 'is';
    return {
      text: `Withdrawal ${withdrawalId} ${was} settled as ${as}${done === 'known' ? ' before' : ''}.`,
      data: { settled: withdrawalId, result, done },
    };
  };
}

/** What was asked for, checked before anything is opened. */
function planOf(action: Action, target: string, options: Options): (review: Review) => Promise<Done> {
  if (action === 'redeliver') {
    return async (review) => {
      const redelivery = await review.redeliver(target);
      const where =
        redelivery === 'in_line' ? 'in line again' : 'being delivered right now, and was left alone';
      return { text: `Event ${target} is ${where}.`, data: { event: target, redelivery } };
    };
  }
  if (action === 'dismiss' && options.deposit + options.as !== '')
    throw new CommandError(
      'To dismiss moves no money: leave --deposit and --as out, or settle. What is dismissed is settled no more.',
    );
  const note = required(options.reason, 'reason');
  const decision = { by: options.by === '' ? userName() : options.by, note };
  const choice = choiceOf(target, options);
  if (action === 'dismiss' && target.startsWith(depositPrefix)) {
    return async (review) => {
      await review.dismissDeposit(target, decision);
      const text = `Deposit ${target} is off the list. A postback that comes after all still credits it.`;
      return { text, data: { dismissed: target } };
    };
  }
  if (action === 'dismiss') {
    return async (review) => {
      await review.dismiss(choice, decision);
      return { text: `Transaction ${target} is dismissed. No money was moved.`, data: { dismissed: target } };
    };
  }
  if (options.as !== '') return planOfWithdrawal(target, options, decision);
  const depositId = required(options.deposit, 'deposit');
  return async (review) => {
    const credited = await review.settle(choice, depositId, decision);
    return {
      text: `Deposit ${depositId} is credited with ${formatDecimal(credited)} ${credited.currency}.`,
      data: { settled: target, depositId, credited },
    };
  };
}

/** What to list, checked before anything is opened. */
function planOfList({ limit }: Options): (review: Review) => Promise<Done> {
  const count = Number(limit);
  if (!/^[1-9]\d*$/.test(limit) || count > listLength.longest) {
    throw new CommandError(`--limit must be a whole number from 1 to ${listLength.longest}.`);
  }
  return async (review) => {
    const record = await review.list(count);
    return { text: reviewText(record), data: record };
  };
}

/** `ipay-deposit review` */
export async function reviewCommand(args: string[]): Promise<void> {
  const action = actions.find((name) => name === args[0]);
  const [target = ''] = action ? args.slice(1) : [];
  const isTarget = target !== '' && !target.startsWith('-');
  const options = parseOptions(args.slice((action ? 1 : 0) + (isTarget ? 1 : 0)), usage, optionTable);
  if (!options) return;
  if (action && !isTarget) throw new CommandError(`review ${action} must say which.\n\n${usage}`);

  const run = action ? planOf(action, target, options) : planOfList(options);
  const store = await openServedStore(options.config);
  try {
    const { text, data } = await run(createReview(store));
    await print(options.json ? plainJson(data) : text);
  } catch (error) {
    throw error instanceof ReviewError ? new CommandError(plainText(error.message)) : storeSentence(error);
  } finally {
    await store.close();
  }
}
