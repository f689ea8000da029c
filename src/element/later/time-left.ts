import type { DepositView } from '../../contract/deposit-view.ts';

/** Less is the way of the answer. */
const moveMs = 2000;

export const minuteMs = 60_000;
/** Less is none: browsers let a timer go off a moment before its time. */
export const leastMs = 5;
/** Above it, nobody has to hurry. */
const mostMinutes = 120;

/**
 * How long there is to pay. The proxy tells a span, which is counted from there by a clock that no setting of the phone
 * moves. That one may stand still while the phone sleeps: the proxy's next word sets it right.
 */
export class TimeLeft {
  #toldMs = 0;
  #endsMs = 0;

  /** @returns whether it is another one than was counted */
  hear({ timeMs, expiresInMs }: DepositView): boolean {
    // Answers overtake each other.
    if (timeMs < this.#toldMs) return false;
    this.#toldMs = timeMs;
    const endsMs = performance.now() + expiresInMs;
    const isMoved = Math.abs(endsMs - this.#endsMs) > moveMs;
    this.#endsMs = endsMs;
    return isMoved;
  }

  get ms(): number {
    return this.#endsMs - performance.now();
  }

  /**
   * To be shown: whole ones, so that it neither flickers nor hurries; in the last one, one; none when there are too
   * many.
   */
  get minutes(): number | undefined {
    const minutes = Math.ceil(this.ms / minuteMs);
    return minutes > 0 && minutes <= mostMinutes ? minutes : undefined;
  }
}
