import { css } from './css.ts';

/** The first screen greyed out, while what it says is on its way. */
export const skeletonStyles = css`
  .stack {
    display: grid;
  }
  .stack > * {
    grid-area: 1 / 1;
  }
  .skeleton * {
    color: transparent !important;
    stroke: none;
  }
  .skeleton :is(.step, h2) {
    visibility: hidden;
  }
  .skeleton :is(p, li) {
    border-radius: 0.375rem;
  }
  p[hidden] {
    display: block;
    visibility: hidden;
  }
  .skeleton :is(p, li, button) {
    border-color: transparent;
    background: var(--_skeleton);
    box-shadow: inset 0 0 0 2px var(--_surface);
  }
  .skeleton .drawing {
    background: none;
  }
  @media (forced-colors: active) {
    .skeleton {
      visibility: hidden;
    }
  }
`;
