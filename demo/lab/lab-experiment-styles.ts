import { css } from 'lit';

export const labExperimentStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  /* Cards side by side end on one line, each with its verdict. */
  .card {
    grid-template-rows: auto auto 1fr auto;
    block-size: 100%;
  }
  .head {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    min-block-size: 2.25rem;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  .tag {
    padding: 0.125rem 0.625rem;
    border-radius: 2rem;
    background: var(--sky-wash);
    color: var(--sky);
    font-size: 0.8125rem;
    font-weight: 700;
  }
  /* With a line from the first step to the last. */
  ol {
    display: grid;
    align-content: start;
    gap: 0.875rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    display: grid;
    gap: 0.375rem;
    padding-inline-start: 1.375rem;
  }
  li::before {
    position: absolute;
    inset-block-start: 0.4375rem;
    inset-inline-start: 0;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border: 2px solid var(--leaf);
    border-radius: 50%;
    content: '';
  }
  li:not(:last-child)::after {
    position: absolute;
    inset-block: 1.1875rem -1.1875rem;
    inset-inline-start: 0.25rem;
    border-inline-start: 2px solid var(--hairline);
    content: '';
  }
  .sent {
    display: flex;
    gap: 0.75rem;
    align-items: baseline;
    justify-content: space-between;
  }
  .sent .muted {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1.25rem;
    margin: 0;
    font-size: 0.875rem;
  }
  dl div {
    display: flex;
    gap: 0.375rem;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .gain {
    color: var(--leaf);
    font-weight: 700;
  }
  .verdict {
    grid-row: -2;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--hairline);
  }
  /* Still there: what is announced later needs a place that was there before. */
  .verdict:empty {
    padding: 0;
    border: 0;
  }
  .good {
    color: var(--leaf);
    font-weight: 700;
  }
  .wrong {
    color: var(--clay);
    font-weight: 700;
  }
`;
