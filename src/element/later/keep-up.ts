import type { ShownScreen } from '../page-face.ts';
import { pause } from '../pause.ts';
import type { ViewFlowOptions } from '../view-flow.ts';
import { askBeside } from './ask-beside.ts';

/** Until then the first part's own poll may have answered; and a page hidden in passing is let be for a second. */
const patienceMs = 1500;

/** What of a flow is needed to keep its news coming. */
export interface KeptFlow<View> {
  readonly options: Pick<ViewFlowOptions<View>, 'client'>;
  readonly view: View | undefined;
  readonly screen: ShownScreen;
  isSettled(view: View): boolean;
  take(view: View, focus: 'none'): boolean;
  wake(): void;
  sleep(): void;
}

/**
 * Keeps the news coming when the page was put away into the back-forward cache, frozen, or without a connection:
 * what was under way then is not to be trusted after it. And while the payer is in the payment window, follows
 * although nobody looks at this page.
 *
 * `unload` and `beforeunload` are not listened to: they keep a page out of the back-forward cache.
 *
 * @param current what the element shows
 * @returns ends it
 */
export function keepUp<View>(current: () => KeptFlow<View> | undefined): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let run = new AbortController();
  const asleep = () => current()?.sleep();

  /** A poll on a connection that died meanwhile waits for ever, and looks healthy. */
  const looked = async (run: AbortSignal): Promise<void> => {
    const over = () => run.aborted;
    await pause(patienceMs, run);
    const flow = current();
    if (over() || !flow || (flow.view && flow.isSettled(flow.view))) return;
    if (document.hidden) {
      const { screen } = flow;
      if (screen.kind === 'window' && screen.phase === 'waiting') flow.wake();
      return;
    }
    const begun = performance.now();
    try {
      const view = await askBeside((signal) => flow.options.client.view(signal), run);
      // The page may have gone on to another one meanwhile.
      if (over() || current() !== flow) return;
      const isNews = flow.take(view, 'none');
      if (isNews || performance.now() - begun > patienceMs) flow.wake();
    } catch {
      // The poll asks again.
    }
  };
  const changed = () => {
    run.abort();
    run = new AbortController();
    void looked(run.signal);
  };
  const back = () => {
    if (!document.hidden) current()?.wake();
    changed();
  };
  document.addEventListener('visibilitychange', changed, { signal });
  document.addEventListener('freeze', asleep, { signal });
  document.addEventListener('resume', back, { signal });
  for (const name of ['pagehide', 'offline']) addEventListener(name, asleep, { signal });
  addEventListener('online', changed, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) back();
    },
    { signal },
  );
  return () => {
    run.abort();
    ended.abort();
  };
}
