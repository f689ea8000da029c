/**
 * What becomes of a payment, whatever the answer to the activation says:
 * `activated` is money that will be posted back, `pending` and `possible` are kept by the gateway, `none` is
 * a number the gateway refuses.
 */
export type PaymentFate = 'activated' | 'pending' | 'possible' | 'none';

/** How a call to the gateway ends on the wire. `page` is the answer the gateway's page documents. */
export type WireAnswer = 'page' | 'slow' | 'time_out' | 'html_500' | 'cut_json' | 'reset' | 'not_found';

/** Which postbacks follow: `soon` after `postbackDelayMs`, the rest after `latePostbackDelayMs`. */
export type DepositPostbackPlan = 'none' | 'soon' | 'late' | 'soon_thrice' | 'soon_twice_credited';

export interface DepositScenario {
  /** The last two digits of `key1`. */
  readonly digits: string;
  readonly name: string;
  /** For people: what the merchant sees. */
  readonly summary: string;
  readonly fate: PaymentFate;
  readonly answer: WireAnswer;
  /** `less`: 50.00 less than declared, but never under 1.00. */
  readonly amount: 'declared' | 'less';
  readonly postbacks: DepositPostbackPlan;
}

export type WithdrawalPostbackPlan =
  'none' | 'succeeds' | 'fails' | 'succeeds_late' | 'fails_late' | 'succeeds_thrice' | 'succeeds_then_fails';

export interface WithdrawalScenario {
  /** The last two digits of `account_number`. */
  readonly digits: string;
  readonly name: string;
  readonly summary: string;
  /** What the documented answer says; a refused withdrawal is not kept and has no postback. */
  readonly decision: 'accepted' | 'refused' | 'insufficient_balance';
  readonly answer: WireAnswer;
  readonly postbacks: WithdrawalPostbackPlan;
}

function deposit(
  digits: string,
  name: string,
  summary: string,
  rest: Partial<Pick<DepositScenario, 'fate' | 'answer' | 'amount' | 'postbacks'>> = {},
): DepositScenario {
  return {
    digits,
    name,
    summary,
    fate: 'activated',
    answer: 'page',
    amount: 'declared',
    postbacks: 'soon',
    ...rest,
  };
}

function withdrawal(
  digits: string,
  name: string,
  summary: string,
  rest: Partial<Pick<WithdrawalScenario, 'decision' | 'answer' | 'postbacks'>> = {},
): WithdrawalScenario {
  return { digits, name, summary, decision: 'accepted', answer: 'page', postbacks: 'succeeds', ...rest };
}

/** Every outcome the sandbox can play, and the digits that choose it. All other digits mean `otherwise`. */
export const magicNumbers = {
  deposit: {
    otherwise: deposit('any other', 'ok', 'Answers ok; the postback brings the declared amount.'),
    scenarios: [
      deposit('01', 'ok_less', 'Answers ok; the amount is 50.00 less than declared (at least 1.00).', {
        amount: 'less',
      }),
      deposit('02', 'pending_then_ok', 'Answers pending; the postback comes later.', {
        fate: 'pending',
        postbacks: 'late',
      }),
      deposit('03', 'pending_for_ever', 'Answers pending; no postback ever comes.', {
        fate: 'pending',
        postbacks: 'none',
      }),
      deposit('04', 'possible_then_ok', 'Answers possible_transaction_created; the postback comes later.', {
        fate: 'possible',
        postbacks: 'late',
      }),
      deposit('05', 'fail', 'Answers fail: the transaction is not found.', {
        fate: 'none',
        postbacks: 'none',
      }),
      deposit('06', 'time_out', 'Never answers, though it activates; the postback comes later.', {
        answer: 'time_out',
        postbacks: 'late',
      }),
      deposit('07', 'html_500', 'Answers 500 with HTML, though it activates; the postback comes later.', {
        answer: 'html_500',
        postbacks: 'late',
      }),
      deposit('08', 'cut_json', 'Answers half of the JSON, though it activates; the postback comes later.', {
        answer: 'cut_json',
        postbacks: 'late',
      }),
      deposit('09', 'reset', 'Resets the connection, though it activates; the postback comes later.', {
        answer: 'reset',
        postbacks: 'late',
      }),
      deposit('10', 'not_found', 'Answers 404, as for a wrong secret.', {
        fate: 'none',
        answer: 'not_found',
        postbacks: 'none',
      }),
      deposit('11', 'slow', 'Answers ok after 6 seconds; the postback comes before the answer.', {
        answer: 'slow',
      }),
      deposit('12', 'ok_no_postback', 'Answers ok; no postback ever comes.', { postbacks: 'none' }),
      deposit('13', 'possible_for_ever', 'Answers possible_transaction_created; no postback ever comes.', {
        fate: 'possible',
        postbacks: 'none',
      }),
      deposit('14', 'time_out_no_postback', 'Never answers, and no postback ever comes.', {
        answer: 'time_out',
        postbacks: 'none',
      }),
      deposit('15', 'postback_thrice', 'Answers ok; the same postback is sent three times at once.', {
        postbacks: 'soon_thrice',
      }),
      deposit('16', 'credited_twice', 'Answers ok; two transactions are posted back under one order.', {
        postbacks: 'soon_twice_credited',
      }),
    ],
  },
  withdrawal: {
    otherwise: withdrawal('any other', 'ok', 'Answers ok; the postback says success (1).'),
    scenarios: [
      withdrawal('01', 'refused', 'Answers fail with a sentence.', {
        decision: 'refused',
        postbacks: 'none',
      }),
      withdrawal('03', 'insufficient_balance', 'Answers fail with an object of arrays.', {
        decision: 'insufficient_balance',
        postbacks: 'none',
      }),
      withdrawal('05', 'ok_then_fail', 'Answers ok; the postback says fail (5).', { postbacks: 'fails' }),
      withdrawal('06', 'time_out', 'Never answers, though it pays; the postback says success later.', {
        answer: 'time_out',
        postbacks: 'succeeds_late',
      }),
      withdrawal('07', 'html_500', 'Answers 500 with HTML, though it pays; success comes later.', {
        answer: 'html_500',
        postbacks: 'succeeds_late',
      }),
      withdrawal('08', 'cut_json', 'Answers half of the JSON, though it pays; success comes later.', {
        answer: 'cut_json',
        postbacks: 'succeeds_late',
      }),
      withdrawal('09', 'reset', 'Resets the connection, though it pays; success comes later.', {
        answer: 'reset',
        postbacks: 'succeeds_late',
      }),
      withdrawal('11', 'slow', 'Answers ok after 6 seconds; the postback comes before the answer.', {
        answer: 'slow',
      }),
      withdrawal('12', 'ok_no_postback', 'Answers ok; no postback ever comes.', { postbacks: 'none' }),
      withdrawal('14', 'time_out_no_postback', 'Never answers, and no postback ever comes.', {
        answer: 'time_out',
        postbacks: 'none',
      }),
      withdrawal('15', 'postback_thrice', 'Answers ok; success is sent three times at once.', {
        postbacks: 'succeeds_thrice',
      }),
      withdrawal('16', 'success_then_fail', 'Answers ok; success is posted back, and fail after it.', {
        postbacks: 'succeeds_then_fails',
      }),
      withdrawal('17', 'time_out_then_fail', 'Never answers; the postback says fail (5) later.', {
        answer: 'time_out',
        postbacks: 'fails_late',
      }),
    ],
  },
} as const satisfies {
  deposit: { otherwise: DepositScenario; scenarios: readonly DepositScenario[] };
  withdrawal: { otherwise: WithdrawalScenario; scenarios: readonly WithdrawalScenario[] };
};

/** The scenario of a typed transaction number. */
export function depositScenario(transactionNumber: string): DepositScenario {
  const { scenarios, otherwise } = magicNumbers.deposit;
  return scenarios.find(({ digits }) => transactionNumber.endsWith(digits)) ?? otherwise;
}

/** The scenario of a withdrawal's account number. */
export function withdrawalScenario(accountNumber: string): WithdrawalScenario {
  const { scenarios, otherwise } = magicNumbers.withdrawal;
  return scenarios.find(({ digits }) => accountNumber.endsWith(digits)) ?? otherwise;
}
