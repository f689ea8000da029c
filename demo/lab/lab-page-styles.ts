import { css } from 'lit';

export const labPageStyles = css`
  :host {
    display: block;
    max-inline-size: 76rem;
    margin-inline: auto;
    padding: 1rem;
  }
  header {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    max-inline-size: 44rem;
    margin-block: 0.5rem 1.25rem;
  }
  h1 {
    font: 700 1.5rem/1.3 var(--serif);
  }
  aside {
    display: grid;
    gap: 0.5rem;
    padding: 0.875rem 1rem;
    border-inline-start: 0.25rem solid var(--sky);
    border-radius: var(--radius);
    background: var(--sky-wash);
  }
  aside strong {
    color: var(--sky);
  }
  .lost {
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    background: var(--amber-wash);
    color: var(--amber);
  }
  code {
    font-family: var(--mono);
    font-size: 0.9375em;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    gap: 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
`;
