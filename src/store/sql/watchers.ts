/** Who waits for news of which deposit or withdrawal, by its id, in this process. */
export interface Watchers {
  readonly watch: (id: string, listener: () => void) => () => void;
  readonly notify: (id: string) => void;
  /** For when news may have been missed. */
  readonly notifyAll: () => void;
}

export function createWatchers(): Watchers {
  const listeners = new Map<string, Set<() => void>>();
  return {
    watch(id, listener) {
      const ofId = listeners.get(id) ?? new Set();
      listeners.set(id, ofId.add(listener));
      return () => {
        ofId.delete(listener);
        if (ofId.size === 0 && listeners.get(id) === ofId) listeners.delete(id);
      };
    },
    notify(id) {
      for (const listener of [...(listeners.get(id) ?? [])]) listener();
    },
    notifyAll() {
      for (const ofId of [...listeners.values()]) for (const listener of [...ofId]) listener();
    },
  };
}
