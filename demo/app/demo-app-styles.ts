import { css } from 'lit';

export const demoAppStyles = css`
  :host {
    display: block;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    padding: 0.375rem 1rem;
    border-block-end: 1px solid var(--hairline);
    background: var(--surface);
  }
  nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding-inline: 0.75rem;
    border-radius: 0.625rem;
    color: var(--text);
    text-decoration: none;
    white-space: nowrap;
  }
  @media (max-width: 23rem) {
    nav {
      padding-inline: 0.5rem;
    }
  }
  nav a[aria-current] {
    background: var(--leaf-wash);
    color: var(--leaf);
    font-weight: 700;
  }
  /* There for the keyboard alone. */
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
