import { css } from 'lit';

export const storyNavStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .card {
    grid-template-rows: auto minmax(0, 1fr);
    max-block-size: 100%;
  }
  .search {
    display: grid;
    gap: 0.25rem;
    color: var(--muted);
  }
  input {
    inline-size: 100%;
  }
  kbd {
    padding-inline: 0.375rem;
    border: 1px solid var(--hairline);
    border-radius: 0.25rem;
    font-family: var(--mono);
  }
  .lists {
    max-block-size: var(--lists-size, 16rem);
    /* Room for the ring around what has the focus. */
    margin: -0.25rem;
    padding: 0.25rem;
    overflow-y: auto;
  }
  section + section {
    margin-block-start: 1rem;
  }
  ul {
    margin: 0.375rem 0 0;
    padding: 0;
    list-style: none;
  }
  a {
    display: flex;
    align-items: center;
    min-block-size: 2.25rem;
    padding: 0.3125rem 0.625rem;
    border-radius: 0.5rem;
    color: var(--text);
    font-size: 0.9375rem;
    line-height: 1.3;
    text-decoration: none;
  }
  a[aria-current] {
    background: var(--leaf-wash);
    color: var(--leaf);
    font-weight: 700;
  }
  @media (hover: hover) {
    a:hover {
      background: var(--sunken);
    }
  }
`;
