import { str } from '@lit/localize';
import type { FirstContext } from '../screen-context.ts';

export const minuteMs = 60_000;
/** Above it, nobody has to hurry. */
const mostMinutes = 120;

/** In whole minutes, so that it neither flickers nor hurries; in the last one, one. */
export function timeLeftText(
  { msg, count }: Pick<FirstContext, 'msg' | 'count'>,
  leftMs: number,
): string | undefined {
  const minutes = Math.ceil(leftMs / minuteMs);
  return minutes > 0 && minutes <= mostMinutes
    ? msg(str`Time left: ${count(minutes)} min`, { id: 'pay.timeleft' })
    : undefined;
}
