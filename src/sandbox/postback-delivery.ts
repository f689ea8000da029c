import { isAcceptedAnswer } from './accepted-answer.ts';
import type { PostbackReport } from './postback-report.ts';
import type { PostbackRecord } from './sandbox-journal.ts';
import type { SandboxSettings } from './sandbox-options.ts';

/** How long the merchant may take to answer. The real gateway's limit is not known. */
const answerTimeoutMs = 5000;
const maxConcurrent = 8;

type Answer = Pick<PostbackReport, 'result' | 'answerStatus'>;

/**
 * Delivers the journal's postbacks when they are due and again until the merchant has taken each of them.
 * All it must not forget is in the journal, so a new delivery over the same journal goes on where one stopped.
 */
export class PostbackDelivery {
  readonly #settings: SandboxSettings;
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #sending = new Set<Promise<unknown>>();
  #stopped = new AbortController();
  #running = false;
  #cancelTimer: () => void = () => undefined;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#stopped = new AbortController();
    this.wake();
  }

  /** Ends timers and requests under way. A postback whose answer was not heard is due again after a restart. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#cancelTimer();
    this.#stopped.abort();
    await Promise.allSettled([...this.#inFlight.values(), ...this.#sending]);
  }

  /** Looks for postbacks that are due. Called when one was added, has been tried, or its time has come. */
  wake(): void {
    if (!this.#running) return;
    this.#cancelTimer();
    const { journal, clock } = this.#settings;
    // Those in flight are among the earliest due, so twice the limit always shows a free one if there is any.
    for (const postback of journal.undelivered(2 * maxConcurrent)) {
      if (this.#inFlight.size >= maxConcurrent) return;
      if (this.#inFlight.has(postback.id)) continue;
      const waitMs = postback.dueAtMs - clock.now();
      if (waitMs > 0) {
        this.#cancelTimer = clock.schedule(() => this.wake(), waitMs);
        return;
      }
      this.#inFlight.set(postback.id, this.#deliver(postback));
    }
  }

  /** Sends a body once, now, outside the schedule. */
  async sendOnce(
    postback: Pick<PostbackReport, 'postbackId' | 'orderId' | 'body' | 'cause' | 'attempt'>,
  ): Promise<Answer> {
    const sending = this.#send(postback.body);
    this.#sending.add(sending);
    const answer = await sending.finally(() => this.#sending.delete(sending));
    if (!this.#stopped.signal.aborted) {
      this.#settings.onPostback({ ...postback, ...answer, retryInMs: null });
    }
    return answer;
  }

  async #deliver(postback: PostbackRecord): Promise<void> {
    let report: PostbackReport | undefined;
    try {
      report = await this.#attempt(postback);
    } finally {
      this.#inFlight.delete(postback.id);
      this.wake();
    }
    // Last, so that whoever is told finds everything as it will stay: recorded, and the retry planned.
    if (report) this.#settings.onPostback(report);
  }

  /** Sends once and records what came of it; `undefined` when the sandbox stopped before an answer came. */
  async #attempt(postback: PostbackRecord): Promise<PostbackReport | undefined> {
    const { journal, clock, retryDelaysMs } = this.#settings;
    const answer = await this.#send(postback.body);
    if (this.#stopped.signal.aborted && answer.result === 'no_answer') return undefined;
    const attempt = postback.attempts + 1;
    const accepted = answer.result === 'accepted';
    const retryInMs = accepted ? null : (retryDelaysMs[attempt - 1] ?? retryDelaysMs.at(-1) ?? 0);
    journal.updatePostback({
      ...postback,
      attempts: attempt,
      lastStatus: answer.answerStatus,
      dueAtMs: retryInMs === null ? postback.dueAtMs : clock.now() + retryInMs,
      deliveredAtMs: accepted ? clock.now() : null,
    });
    const { id: postbackId, orderId, body } = postback;
    return { postbackId, orderId, body, cause: 'delivery', attempt, ...answer, retryInMs };
  }

  async #send(body: string): Promise<Answer> {
    const { postbackUrl, clock } = this.#settings;
    const timeout = new AbortController();
    const cancelTimeout = clock.schedule(() => timeout.abort(), answerTimeoutMs);
    try {
      // Called as a plain function: a browser's fetch refuses to be a method of something else.
      const send = this.#settings.fetch;
      const response = await send(postbackUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout.signal, this.#stopped.signal]),
      });
      const accepted = await isAcceptedAnswer(response);
      return { result: accepted ? 'accepted' : 'refused', answerStatus: response.status };
    } catch {
      // Refused, reset, timed out, stopped: the merchant has not said ok, and that is all that counts.
      return { result: 'no_answer', answerStatus: null };
    } finally {
      cancelTimeout();
    }
  }
}
