import { css } from './css.ts';

export const controlStyles = css`
  button,
  .button {
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_accent);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_accent);
    font: inherit;
    font-weight: 700;
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .main {
    min-block-size: 3rem;
    background: var(--_accent);
    max-inline-size: 33em;
    color: var(--_on-accent);
  }
  .square {
    inline-size: 2.75rem;
    padding: 0;
  }
  :focus-visible {
    outline: 3px solid var(--ipay-focus, var(--_accent));
    outline-offset: 2px;
  }
  h2:focus {
    outline: none;
  }
  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .drawing {
    inline-size: 2.5em;
    block-size: 2.5em;
    padding: 0.375em;
    border-radius: var(--_radius);
    background: var(--_inset);
    color: var(--_muted);
    stroke-width: 1.5;
  }
`;
