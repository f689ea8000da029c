/** What a withdrawal is for, as the merchant's server says it. */
interface WithdrawalTerms {
  /** The payer's id at the merchant: 1 to 36 characters (the gateway's limit), no control characters. */
  readonly label: string;
  /** A decimal string of whole units such as `"2500"`, within the proxy's limits. Reserve it first. */
  readonly amount: string;
  /** ISO 4217. Default `LKR`. */
  readonly currency?: string | undefined;
  /** A test moves no real money. Default: the proxy's `withdrawals.isTest`. */
  readonly isTest?: boolean | undefined;
}

/** `POST /withdrawals`, with an `Idempotency-Key` header: the merchant knows where the money goes. */
export interface WithdrawalOrder extends WithdrawalTerms {
  /** 6 to 15 digits. */
  readonly accountNumber: string;
  /** The account's holder; `withdrawals.accountNamePattern` says which letters are taken. */
  readonly accountName: string;
  /** The bank's name, such as `Bank of Ceylon`. */
  readonly bank: string;
  /** The merchant's own id, 1 to 190 characters; comes back in every event. */
  readonly reference?: string | undefined;
}

/** `POST /sessions` with `kind: "withdrawal"`: the payer says where the money goes, in `<ipay-withdrawal>`. */
export interface WithdrawalSessionRequest extends WithdrawalTerms {
  /** Without it the session is for a deposit. */
  readonly kind: 'withdrawal';
  /**
   * The merchant's own id of what it reserved, 1 to 190 characters. Asked for again, as when a page is loaded
   * again, the session is for the same withdrawal: one reservation is never paid twice.
   */
  readonly reference: string;
  /** Time to give the account: 60 s to 7 days, half an hour by default. */
  readonly expiresInSeconds?: number | undefined;
}

/** Its answer: put `token` into `<ipay-withdrawal session="…">`. It is shown once, here. */
export interface WithdrawalSession {
  /** What the payer's browser is trusted with: this withdrawal, and no other. */
  readonly token: string;
  /** Keep it beside what you reserved: `GET /withdrawals/:id` and every event name it. */
  readonly withdrawalId: string;
  /** Until when the payer may look: seven days after the time to give an account is over. ISO 8601, UTC. */
  readonly expiresAt: string;
}
