/** Another transaction changed the same deposit first. The store runs the work again; callers never see it. */
export class ConcurrentChangeError extends Error {
  override readonly name = 'ConcurrentChangeError';
}
