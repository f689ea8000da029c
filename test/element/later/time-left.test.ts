import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { awaiting } from '../../../demo/stories/recorded/deposit-views.ts';
import { TimeLeft } from '../../../src/element/later/time-left.ts';
import { begin } from '../flow-in-node.ts';
import { replaceGlobal } from '../page-in-node.ts';
import { stopFlows } from '../run-flow.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';

const minute = 60_000;
const clock = { ms: 5000 };
let putBack: () => void;

/** As the proxy says it at a time of its own clock. */
const said = (timeMs: number, expiresInMs: number) => awaiting({ timeMs, expiresInMs });

describe('the time left to pay', () => {
  beforeEach(() => {
    clock.ms = 5000;
    putBack = replaceGlobal(performance, 'now', () => clock.ms);
  });
  afterEach(() => {
    putBack();
    stopFlows();
    mock.timers.reset();
  });

  it('runs from what the proxy said, by no clock that a setting moves', () => {
    mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 0, 1) });
    const left = new TimeLeft();
    assert.equal(left.hear(said(1, 30 * minute)), true);
    clock.ms += minute;
    mock.timers.setTime(Date.UTC(2031, 0, 1));
    assert.equal(left.ms, 29 * minute);
    mock.timers.setTime(0);
    assert.equal(left.ms, 29 * minute);
  });

  it('is set right by the proxy’s next word, as after a sleep in which the phone’s clock stood still', () => {
    const left = new TimeLeft();
    left.hear(said(1, 30 * minute));
    assert.equal(left.hear(said(1 + 10 * minute, 20 * minute)), true);
    assert.equal(left.ms, 20 * minute);
  });

  it('is the same when the proxy says the same: an answer’s way is no move', () => {
    const left = new TimeLeft();
    left.hear(said(1, 30 * minute));
    clock.ms += 10_000;
    assert.equal(left.hear(said(9000, 30 * minute - 9000)), false);
  });

  it('is longer when the merchant gave more', () => {
    const left = new TimeLeft();
    left.hear(said(1, minute));
    assert.equal(left.hear(said(2, 30 * minute)), true);
    assert.equal(left.ms, 30 * minute);
  });

  it('takes no word that was overtaken on its way', () => {
    const left = new TimeLeft();
    left.hear(said(10 * minute, 20 * minute));
    assert.equal(left.hear(said(1, 30 * minute)), false);
    assert.equal(left.ms, 20 * minute);
  });

  it('heard with no other news: told at once, and no more than that', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = said(1, 30 * minute);
    const { flow, focus, versions } = begin(proxy);
    await settle();
    const told = focus.length;
    await proxy.news(said(10 * minute, 12 * minute));
    await settle();
    assert.equal(flow.timeLeft.ms, 12 * minute);
    assert.deepEqual([focus.slice(told), versions], [['none'], [1]]);
    assert.equal(flow.notice, 'none', 'nothing is read out');
  });

  for (const [ms, minutes] of [
    [30 * minute, 30],
    [30 * minute - 1, 30],
    [29 * minute, 29],
    [120 * minute, 120],
    [120 * minute + 1, undefined],
    [7 * 24 * 60 * minute, undefined],
    [minute, 1],
    [1, 1],
    [0, undefined],
    [-5 * minute, undefined],
  ] as const) {
    it(`of ${ms} ms is shown as ${minutes ?? 'no'} minutes`, () => {
      const left = new TimeLeft();
      left.hear(said(1, ms));
      assert.equal(left.minutes, minutes);
    });
  }
});
