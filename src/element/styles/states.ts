import { css } from 'lit';

/** What shows a state beside its words: badge, spinner, skeleton. */
export const stateStyles = css`
  .badge {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }
  .good,
  .good + h2 {
    color: var(--_good);
  }
  .wait,
  .wait + h2 {
    color: var(--_wait);
  }
  .bad,
  .bad + h2 {
    color: var(--_bad);
  }
  .spinner {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border: 4px solid var(--_skeleton);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
  }
  .stack {
    display: grid;
  }
  .stack > * {
    grid-area: 1 / 1;
  }
  .skeleton * {
    color: transparent !important;
  }
  .skeleton :is(p, li) {
    border-radius: 0.375rem;
  }
  .skeleton button {
    border-color: transparent;
  }
  .skeleton :is(.step, h2) {
    visibility: hidden;
  }
  .skeleton :is(p, li, button) {
    background: var(--_skeleton);
    box-shadow: inset 0 0 0 2px var(--_surface);
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 1s linear infinite;
    }
    .skeleton {
      animation: breathe 1.5s ease-in-out infinite alternate;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (forced-colors: active) {
    .main {
      border-width: 2px;
    }
    .skeleton {
      visibility: hidden;
    }
  }
`;
