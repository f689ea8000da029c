import { css } from 'lit';

/** Buttons, fields and chips: at least 44 px high where a finger meets them. */
export const controlStyles = css`
  button,
  select,
  input:not([type='checkbox']) {
    min-block-size: 2.75rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--outline);
    border-radius: 0.625rem;
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
  button {
    font-weight: 700;
    cursor: pointer;
    touch-action: manipulation;
  }
  button.main {
    border-color: var(--leaf);
    background: var(--leaf);
    color: var(--on-leaf);
  }
  button.small {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.75rem;
    font-size: 0.875rem;
  }
  button[aria-pressed='true'] {
    border-color: var(--leaf);
    background: var(--leaf-wash);
    color: var(--leaf);
  }
  button[aria-busy='true'] {
    opacity: 0.85;
    cursor: progress;
  }
  @media (hover: hover) {
    button:hover {
      box-shadow: inset 0 0 0 10rem color-mix(in srgb, currentcolor 8%, transparent);
    }
  }
  select {
    inline-size: 100%;
    padding-inline: 0.625rem;
    cursor: pointer;
  }
  label {
    font-size: 0.875rem;
  }
  .chip {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    min-block-size: 2.25rem;
    padding-inline: 0.625rem;
    border: 1px solid var(--outline);
    border-radius: 2rem;
    cursor: pointer;
  }
  .chip:has(:checked) {
    background: var(--leaf-wash);
  }
  .chip:has(:focus-visible) {
    outline: 3px solid var(--leaf);
    outline-offset: 2px;
  }
  .chip input {
    margin: 0;
    accent-color: var(--leaf);
    outline: none;
  }
`;
