import { css } from 'lit';

/** What every component of the page starts from. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  p {
    margin: 0;
  }
  h2 {
    font: 700 1.125rem/1.35 var(--serif);
  }
  .muted {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* It has the focus for what follows it, not to be used itself. */
  main:focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--leaf);
    outline-offset: 2px;
  }
`;
