import type { LabRecording } from './lab-recording.ts';

/** Where the lab's results come from: a server to experiment on, or a recording of what happened at one. */
export type LabSource =
  | { readonly kind: 'live' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'recorded'; readonly recording: LabRecording }
  /** The host has no recording to give, or is gone. */
  | { readonly kind: 'lost' };
