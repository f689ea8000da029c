import * as z from 'zod/mini';

const findingSchema = z.object({
  id: z.string(),
  help: z.string(),
  impact: z.string(),
  targets: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

const reportSchema = z.object({
  violations: z.array(findingSchema),
  passes: z.array(z.string()),
  headings: z.array(z.string()),
  /** What can be pressed or filled in, by its accessible name. */
  controls: z.array(z.object({ role: z.string(), name: z.string() })),
});
/** What was found out about a story's accessibility. */
export type AccessibilityReport = z.infer<typeof reportSchema>;

/** What the page of a story tells the gallery around it. */
export const storyMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('size'), blockSize: z.number() }),
  z.object({
    kind: z.literal('event'),
    entry: z.object({ key: z.string(), at: z.string(), title: z.string(), detail: z.unknown() }),
  }),
  z.object({ kind: z.literal('checked'), report: reportSchema }),
  z.object({ kind: z.literal('check-failed'), reason: z.string() }),
]);
export type StoryMessage = z.infer<typeof storyMessageSchema>;

/** What the gallery asks of the page of a story. */
export const checkRequest = 'check-accessibility';

/** Tells the gallery, if there is one. */
export function tellGallery(message: StoryMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, location.origin);
}
