/** What every event has that the proxy tells the merchant's system. */
export interface EventBase<Type extends string, Data> {
  /** Stable over every redelivery, and a restored backup: remember it for ever, to act upon it once. */
  readonly id: string;
  /** A type you do not know is one to answer 2xx and leave alone. */
  readonly type: Type;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly data: Data;
}
