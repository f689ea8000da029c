/** How long a page may be out of sight without missing anything: switching tabs hides and shows pages in passing. */
const graceMs = 1000;

/**
 * Tells when the page is being looked at (again) and when it no longer is. A page taken back out of the
 * back-forward cache becomes visible like any other; `online` is for a connection that came back.
 *
 * @returns ends it
 */
export function watchPage(awake: () => void, asleep: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let isAwake = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        isAwake = false;
        asleep();
      }, graceMs);
    } else if (!isAwake) {
      isAwake = true;
      awake();
    }
  };
  document.addEventListener('visibilitychange', changed, { signal });
  addEventListener('online', awake, { signal });
  changed();
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
