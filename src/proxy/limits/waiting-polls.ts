/** A long poll that waits. */
interface WaitingPoll {
  /** Aborts when the poll shall be answered with what there is. */
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

export interface WaitingPolls {
  /** Lets a poll wait; when too many of its session do, the one that waits longest is answered. */
  readonly enter: (session: string) => WaitingPoll;
}

/**
 * Bounds how many requests one token holds open here. Kept in memory, as it is this process's memory and sockets
 * that it saves; a page in more tabs than that is served, only with less patience.
 */
export function createWaitingPolls(maxPerSession: number): WaitingPolls {
  const waiting = new Map<string, Set<AbortController>>();
  return {
    enter(session) {
      const ofSession = waiting.get(session) ?? new Set();
      const poll = new AbortController();
      waiting.set(session, ofSession.add(poll));
      const leave = (): void => {
        ofSession.delete(poll);
        if (ofSession.size === 0 && waiting.get(session) === ofSession) waiting.delete(session);
      };
      // A Set keeps the order in which they came.
      const [oldest] = ofSession;
      if (ofSession.size > maxPerSession && oldest) {
        ofSession.delete(oldest);
        oldest.abort();
      }
      return { signal: poll.signal, leave };
    },
  };
}
