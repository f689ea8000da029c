import * as z from 'zod/mini';
import { labRecordingSchema } from './lab-recording.ts';
import type { LabRecording } from './lab-recording.ts';

/** The run that `npm run record:lab` made last. Loaded where there is no server alone. */
export async function readRecordedRun(): Promise<LabRecording> {
  const { default: json } = await import('./recorded-run.json', { with: { type: 'json' } });
  return z.parse(labRecordingSchema, json);
}
