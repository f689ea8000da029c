import { pause } from '../pause.ts';

const nextAfterMs = 1500;
const most = 5;

/**
 * Asks, and while no answer comes asks again beside it; the first answer counts. After a pause the browser still
 * holds connections that died meanwhile, and a request on one of them waits for ever; each new request takes
 * another connection. On a network that is merely slow, nothing is lost by it.
 */
export async function askBeside<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const run = new AbortController();
  const end = () => run.abort();
  signal.addEventListener('abort', end, { once: true });
  const first = ask(run.signal);
  const asked = [first];
  try {
    for (;;) {
      const sooner = Promise.any(asked).then((answer) => ({ answer }));
      const answered = await (asked.length < most
        ? Promise.race([sooner, pause(nextAfterMs, run.signal)])
        : sooner);
      if (answered) return answered.answer;
      signal.throwIfAborted();
      asked.push(ask(run.signal));
    }
  } catch {
    // All have failed, and most likely for the same reason.
    return await first;
  } finally {
    end();
  }
}
