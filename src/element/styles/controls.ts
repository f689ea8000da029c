import { css } from 'lit';

export const controlStyles = css`
  button,
  .button,
  input {
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 700;
  }
  button,
  .button {
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
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .plain {
    border-color: transparent;
  }
  .square {
    inline-size: 2.75rem;
    padding: 0;
  }
  [aria-busy] {
    opacity: 0.6;
  }
  @media (hover: hover) {
    :is(button, .button):hover {
      box-shadow: inset 0 0 0 10rem color-mix(in srgb, currentcolor 10%, transparent);
    }
  }
  input {
    inline-size: 100%;
    border-color: var(--_line);
    color: var(--_text);
    font-size: 1.25rem;
  }
  [aria-invalid] {
    border: 2px solid var(--_bad);
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
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
`;
