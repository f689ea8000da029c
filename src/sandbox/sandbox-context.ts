import type { PostbackDelivery } from './postback-delivery.ts';
import type { SandboxSettings } from './sandbox-options.ts';

/** What every route works with. */
export interface SandboxContext {
  readonly settings: SandboxSettings;
  readonly delivery: PostbackDelivery;
  /** Aborted when the sandbox stops: answers that are held back are let go. */
  readonly stopping: () => AbortSignal;
}
