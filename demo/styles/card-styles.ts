import { css } from 'lit';

export const cardStyles = css`
  .card {
    display: grid;
    gap: 0.875rem;
    min-inline-size: 0;
    padding: 1rem;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
  }
`;
