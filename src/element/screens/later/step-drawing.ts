import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { StepDrawing } from '../screen-context.ts';

/** Strokes on a grid of 24: what is there, and what to do with it. */
const strokes = {
  /** Money leaves the phone. */
  send: [
    'M15 6V4a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-4M8 18.5h3',
    'M9 11h12m-4-4 4 4-4 4',
    '',
  ],
  /** A receipt with eight digits on it. */
  note: ['M5 2h14v20l-2.3-1.5L14.3 22 12 20.5 9.7 22l-2.4-1.5L5 22zM9 7h6', 'M8 12h8M8 16h8', 'dots'],
} as const satisfies Record<StepDrawing, unknown>;

/** A picture of what the words beside it say. */
export const stepDrawing = (name: StepDrawing): TemplateResult<2> => {
  const [outline, action, look] = strokes[name];
  // With an end of its own: of `d=${…} />` the build leaves no slash, and what follows would be inside and unseen.
  return svg`<path d=${outline}></path><g><path class=${look} d=${action} /></g>`;
};
