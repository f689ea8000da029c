/** Who waits for news of which deposit, in this process. */
export interface Watchers {
  readonly watch: (depositId: string, listener: () => void) => () => void;
  readonly notify: (depositId: string) => void;
  /** For when news may have been missed. */
  readonly notifyAll: () => void;
}

export function createWatchers(): Watchers {
  const listeners = new Map<string, Set<() => void>>();
  return {
    watch(depositId, listener) {
      const ofDeposit = listeners.get(depositId) ?? new Set();
      listeners.set(depositId, ofDeposit.add(listener));
      return () => {
        ofDeposit.delete(listener);
        if (ofDeposit.size === 0 && listeners.get(depositId) === ofDeposit) listeners.delete(depositId);
      };
    },
    notify(depositId) {
      for (const listener of [...(listeners.get(depositId) ?? [])]) listener();
    },
    notifyAll() {
      for (const ofDeposit of [...listeners.values()]) for (const listener of [...ofDeposit]) listener();
    },
  };
}
