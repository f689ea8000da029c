/** One attempt to deliver a postback, for logs. */
export interface PostbackReport {
  readonly postbackId: string;
  /** `custom_transaction_id` or `withdrawal_id`. */
  readonly orderId: string;
  /** `delivery` is the sandbox's own duty; the other two were asked for through the test controls. */
  readonly cause: 'delivery' | 'resend' | 'forgery';
  /** Counted from 1. */
  readonly attempt: number;
  /** What was sent, byte for byte. */
  readonly body: string;
  /** `accepted`: exactly 200 `{"status":"ok"}`. `refused`: any other answer. `no_answer`: none in 5 s. */
  readonly result: 'accepted' | 'refused' | 'no_answer';
  /** `null` when there was no answer. */
  readonly answerStatus: number | null;
  /** Until the next attempt, in milliseconds; `null` when there will be none. */
  readonly retryInMs: number | null;
}
