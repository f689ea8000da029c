import * as z from 'zod/mini';

/** A run of all experiments at a real server, kept for where there is none. What did not end right is never kept. */
export const labRecordingSchema = z.strictObject({
  /** When it was made, and with what. */
  recordedAt: z.iso.datetime(),
  version: z.string(),
  node: z.string(),
  runs: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.literal('right'),
      gainMinor: z.int(),
      steps: z.array(
        z.strictObject({ sent: z.string(), answer: z.string(), gainMinor: z.int(), afterMs: z.int() }),
      ),
    }),
  ),
});
export type LabRecording = z.infer<typeof labRecordingSchema>;
