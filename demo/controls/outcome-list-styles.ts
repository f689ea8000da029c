import { css } from 'lit';

export const outcomeListStyles = css`
  :host {
    display: grid;
    gap: 0.625rem;
  }
  h3 {
    margin: 0;
    font: 700 1rem/1.35 var(--serif);
  }
  .number {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.625rem 0.75rem;
    border: 1px dashed var(--outline);
    border-radius: 0.625rem;
    background: var(--sunken);
  }
  .number .muted {
    inline-size: 100%;
    /* Room for the longest explanation. */
    min-block-size: 4.5em;
  }
  output {
    font: 700 1.375rem/1.4 var(--mono);
    font-variant-numeric: tabular-nums;
  }
  output span + span {
    margin-inline-start: 0.4em;
  }
  output [aria-hidden] {
    color: color-mix(in srgb, var(--muted) 75%, transparent);
  }
  .number button {
    min-inline-size: 6rem;
  }
  .number button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(7rem, 100%), 1fr));
    gap: 0.375rem;
    /* Seventeen outcomes in two columns: kept free until the server has told them. */
    min-block-size: 25rem;
    align-content: start;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li button {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    align-content: center;
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    block-size: 100%;
    border-color: var(--hairline);
    font-weight: 400;
    font-size: 0.8125rem;
    line-height: 1.25;
    text-align: start;
  }
  .suffix {
    color: var(--muted);
    font-family: var(--mono);
    white-space: nowrap;
  }
`;
