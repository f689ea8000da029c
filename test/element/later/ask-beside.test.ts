import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { askBeside } from '../../../src/element/later/ask-beside.ts';
import { settle } from '../settle.ts';

describe('asking beside a request that may hang', () => {
  beforeEach((context) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    if ('after' in context) context.after(() => mock.timers.reset());
  });

  /** Requests whose answers the test gives. */
  function begin() {
    const requests: { answer: (text: string) => void; fail: (error: Error) => void; signal: AbortSignal }[] =
      [];
    const outside = new AbortController();
    const answer = askBeside(
      (signal) =>
        new Promise<string>((resolve, reject) => {
          requests.push({ answer: resolve, fail: reject, signal });
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      outside.signal,
    );
    return { requests, outside, answer };
  }

  it('an answer in time: nothing else is asked', async () => {
    const { requests, answer } = begin();
    requests[0]?.answer('one');
    assert.equal(await answer, 'one');
    mock.timers.tick(60_000);
    assert.equal(requests.length, 1);
  });

  it('takes the first answer, whichever request it is of, and ends the others', async () => {
    const { requests, answer } = begin();
    for (let waits = 0; waits < 2; waits += 1) {
      mock.timers.tick(1500);
      await settle();
    }
    assert.equal(requests.length, 3);
    requests[1]?.answer('two');
    assert.equal(await answer, 'two');
    assert.ok(requests.every(({ signal }) => signal.aborted));
  });

  it('asks five times at most', async () => {
    const { requests, outside, answer } = begin();
    for (let waits = 0; waits < 20; waits += 1) {
      mock.timers.tick(1500);
      await settle();
    }
    assert.equal(requests.length, 5);
    outside.abort();
    await assert.rejects(answer, /aborted/);
  });

  it('given up, ends what was asked, and asks no more', async () => {
    const { requests, outside, answer } = begin();
    mock.timers.tick(1500);
    await settle();
    outside.abort();
    await assert.rejects(answer, /aborted/);
    for (let waits = 0; waits < 5; waits += 1) {
      mock.timers.tick(1500);
      await settle();
    }
    assert.equal(requests.length, 2);
    assert.ok(requests.every(({ signal }) => signal.aborted));
  });

  it('fails at once when all that was asked has failed, with the first reason', async () => {
    const { requests, answer } = begin();
    requests[0]?.fail(new Error('refused'));
    await assert.rejects(answer, /refused/);
    assert.equal(requests.length, 1);
  });
});
