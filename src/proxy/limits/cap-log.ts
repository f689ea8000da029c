import type { Clock } from '../clock.ts';
import type { Log } from '../telemetry/log.ts';

const maxPerWindow = 10;
const windowMs = 60_000;

interface Window {
  readonly startMs: number;
  written: number;
  leftOut: number;
}

/**
 * A log for what strangers can cause as often as they like: of each message a sample of 10 lines a minute, and in
 * the next minute's first line how many were left out. The messages must be ours, never text from outside.
 */
export function capLog(log: Log, clock: Clock): Log {
  const windows = new Map<string, Window>();
  const capped =
    (level: keyof Log): Log[keyof Log] =>
    (fields, message) => {
      const nowMs = clock.now();
      const last = windows.get(message);
      const isOver = !last || Math.abs(nowMs - last.startMs) >= windowMs;
      const window = isOver ? { startMs: nowMs, written: 0, leftOut: 0 } : last;
      windows.set(message, window);
      if (window.written >= maxPerWindow) {
        window.leftOut += 1;
        return;
      }
      window.written += 1;
      const leftOut = isOver ? (last?.leftOut ?? 0) : 0;
      log[level](leftOut > 0 ? { ...fields, leftOut } : fields, message);
    };
  return { info: capped('info'), warn: capped('warn'), error: capped('error') };
}
