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
  .absent {
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    background: var(--amber-wash);
    color: var(--amber);
  }
  code {
    font-family: var(--mono);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    align-content: start;
  }
  .head {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  th,
  td {
    padding: 0.375rem 0.5rem 0.375rem 0;
    border-block-end: 1px solid var(--hairline);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--muted);
    font-weight: 400;
  }
  td + td {
    white-space: nowrap;
  }
  td bdi {
    font-variant-numeric: tabular-nums;
  }
  .good {
    color: var(--leaf);
    font-weight: 700;
  }
  .wrong {
    color: var(--clay);
    font-weight: 700;
  }
  @media (max-width: 30rem) {
    td:nth-child(2) {
      white-space: normal;
    }
  }
`;
