import type { LabDesk, LabDeposit } from './lab-desk.ts';

/** Tells what is sent and how it was answered; the lab adds what the ledger did. */
export type Note = (sent: string, answer: string) => Promise<void>;

/** Something done to the proxy that must not upset the ledger. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What the balance must have gained in the end, in minor units. */
  readonly gainMinor: number;
  readonly run: (desk: LabDesk, note: Note) => Promise<void>;
}

const asked = '2500';
const askedMinor = 250_000;
const askedText = 'LKR\u00a02,500';
const copies = 50;

const status = (answer: number | null): string => (answer === null ? 'no answer' : `HTTP ${answer}`);

/** `50 × HTTP 200` */
function tally(answers: readonly (number | null)[]): string {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(status(answer), (counts.get(status(answer)) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${count} \u00d7 ${text}`).join(', ');
}

/** The true postback, last: what was done before it must not have spoilt it. */
async function payTruly(desk: LabDesk, note: Note, { orderId, depositId }: LabDeposit): Promise<string> {
  const postbackId = await desk.pay({ customTransactionId: orderId });
  const answer = await desk.answerTo(postbackId);
  await desk.credited(depositId);
  await note(`The true postback over ${askedText}`, status(answer));
  return postbackId;
}

export const experiments: readonly Experiment[] = [
  {
    id: 'duplicates',
    title: 'Duplicates',
    about: `One postback, and then ${copies} copies of it at once.`,
    gainMinor: askedMinor,
    async run(desk, note) {
      const postbackId = await payTruly(desk, note, await desk.deposit(asked, '12'));
      await note(`${copies} copies at once, byte for byte`, tally(await desk.resend(postbackId, copies)));
    },
  },
  {
    id: 'late',
    title: 'Late',
    about: 'The gateway said "pending" and nothing more. Three seconds later the money is there.',
    gainMinor: askedMinor,
    async run(desk, note) {
      const { orderId, depositId } = await desk.deposit(asked, '03');
      await note('Nothing yet: the deposit is pending', 'none');
      const postbackId = await desk.pay({ customTransactionId: orderId, delayMs: 3000 });
      const answer = await desk.answerTo(postbackId);
      await desk.credited(depositId);
      await note('The postback, 3 seconds late', status(answer));
    },
  },
  {
    id: 'reordered',
    title: 'Reordered',
    about: 'Two deposits. The postback of the second overtakes that of the first.',
    gainMinor: 2 * askedMinor,
    async run(desk, note) {
      const first = await desk.deposit(asked, '12');
      const second = await desk.deposit(asked, '12');
      const held = await desk.pay({ customTransactionId: first.orderId, delayMs: 2000 });
      await payTruly(desk, note, second);
      const answer = await desk.answerTo(held);
      await desk.credited(first.depositId);
      await note('The postback of the deposit before', status(answer));
    },
  },
  {
    id: 'tampered',
    title: 'Tampered',
    about: 'Somebody on the way writes LKR 99,999 over the signed amount.',
    gainMinor: askedMinor,
    async run(desk, note) {
      const deposit = await desk.deposit(asked, '12');
      const answer = await desk.tamper(deposit.orderId, '99999', 'signed');
      await note('A signed postback, its amount changed to LKR\u00a099,999', status(answer));
      await payTruly(desk, note, deposit);
    },
  },
  {
    id: 'outside',
    title: 'Tampered outside',
    about: 'LKR 99,999 over the amount that no signature covers. The signed one counts.',
    gainMinor: askedMinor,
    async run(desk, note) {
      const { orderId, depositId } = await desk.deposit(asked, '12');
      const answer = await desk.tamper(orderId, '99999', 'unsigned');
      await desk.credited(depositId);
      await note('A signed postback, LKR\u00a099,999 beside the signed amount', status(answer));
    },
  },
  {
    id: 'forged',
    title: 'Forged',
    about: 'A postback signed with a key that is not the gateway\u2019s.',
    gainMinor: askedMinor,
    async run(desk, note) {
      const deposit = await desk.deposit(asked, '12');
      await note('A postback with a false signature', status(await desk.forge(deposit.orderId, asked)));
      await payTruly(desk, note, deposit);
    },
  },
  {
    id: 'wrong-amount',
    title: 'Wrong amount',
    about: 'The payer sent LKR 2,450 instead of LKR 2,500. What came is credited, and no more.',
    gainMinor: 245_000,
    async run(desk, note) {
      const { orderId, depositId } = await desk.deposit(asked, '12');
      const postbackId = await desk.pay({ customTransactionId: orderId, amount: '2450' });
      const answer = await desk.answerTo(postbackId);
      await desk.credited(depositId);
      await note('A true postback over LKR\u00a02,450', status(answer));
    },
  },
  {
    id: 'unknown',
    title: 'Unknown order',
    about: 'Signed money for an order that nobody made. It is kept aside for a person to look at.',
    gainMinor: 0,
    async run(desk, note) {
      const customTransactionId = `lab-${crypto.randomUUID()}`.slice(0, 36);
      const postbackId = await desk.pay({ customTransactionId, label: 'demo-payer', amount: asked });
      await note('A true postback for an unknown order', status(await desk.answerTo(postbackId)));
    },
  },
];
