import process from 'node:process';

// A process of its own: `part-time.ts <pid> <share>` lets another process run for a share of the time, as if it had a
// slower machine to itself, until its parent goes.

const periodMs = 20;
const [, , pid, share] = process.argv.map(Number);
if (!pid || !share) throw new Error('Say whose time, and which share of it.');

const clock = new Int32Array(new SharedArrayBuffer(4));
const pause = (ms: number): unknown => Atomics.wait(clock, 0, 0, ms);

function turn(ofProcess: number, ofTime: number): void {
  process.kill(ofProcess, 'SIGSTOP');
  pause(periodMs * (1 - ofTime));
  process.kill(ofProcess, 'SIGCONT');
  pause(periodMs * ofTime);
  setImmediate(turn, ofProcess, ofTime);
}

process.on('disconnect', () => process.exit());
turn(pid, share);
