import type { FailureCode } from './failure-code.ts';

/** What there is to see without a view of the proxy. */
export type ViewlessScreen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'load_failed' | 'unavailable' | 'session_ended'; readonly code: FailureCode };
