/**
 * Tells when the page is being looked at (again) and when it no longer is. `pageshow` is for pages taken back
 * out of the back-forward cache, `online` for a connection that came back.
 *
 * @returns ends it
 */
export function watchPage(awake: () => void, asleep: () => void): () => void {
  const ended = new AbortController();
  const changed = () => {
    if (document.hidden) asleep();
    else awake();
  };
  const { signal } = ended;
  document.addEventListener('visibilitychange', changed, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) changed();
    },
    { signal },
  );
  addEventListener('online', changed, { signal });
  changed();
  return () => {
    ended.abort();
  };
}
