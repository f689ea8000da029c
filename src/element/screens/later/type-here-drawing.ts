import { html } from 'lit';

/** From the receipt into the field: what the words below it say. */
export const typeHereDrawing = html`<svg class="scene" viewBox="0 0 96 36" aria-hidden="true">
  <path d="M4 2h28v32l-4-3-5 3-5-3-5 3-5-3-4 3zM11 9h14" />
  <path d="M60 9h30a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H60a4 4 0 0 1-4-4V13a4 4 0 0 1 4-4z" />
  <g>
    <path d="M39 18h11m-4-4 4 4-4 4" />
    <path class="dots" d="M10 16h6m4 0h6M63 18h8m4 0h8" />
  </g>
</svg>`;
