import { css } from 'lit';

export const liveLogStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .card {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    block-size: 100%;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .head h2 {
    margin-inline-end: auto;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  ol {
    block-size: var(--log-size, 26rem);
    margin: 0;
    padding: 0;
    border: 1px solid var(--hairline);
    border-radius: 0.625rem;
    background: var(--sunken);
    list-style: none;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .empty {
    grid-area: 3 / 1;
    place-self: center;
    padding: 1rem;
    color: var(--muted);
    text-align: center;
  }
  ol {
    grid-area: 3 / 1;
  }
  li + li {
    border-block-start: 1px solid var(--hairline);
  }
  li {
    --kind: var(--leaf);
    --kind-wash: var(--leaf-wash);
    border-inline-start: 4px solid var(--kind);
  }
  [data-group='gateway'] {
    --kind: var(--sky);
    --kind-wash: var(--sky-wash);
    border-inline-start-style: double;
  }
  [data-group='shop'] {
    --kind: var(--amber);
    --kind-wash: var(--amber-wash);
  }
  summary {
    display: grid;
    grid-template-columns: auto auto 1fr;
    gap: 0 0.5rem;
    align-items: baseline;
    padding: 0.5rem 0.625rem;
    font-size: 0.8125rem;
    cursor: pointer;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  time {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .tag {
    padding-inline: 0.4rem;
    border-radius: 0.375rem;
    background: var(--kind-wash);
    color: var(--kind);
    font-weight: 700;
    white-space: nowrap;
  }
  .title {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
  pre {
    margin: 0;
    padding: 0.5rem 0.625rem 0.75rem;
    background: var(--surface);
    font: 0.75rem/1.5 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  [open] > summary {
    font-weight: 700;
  }
  .mark {
    color: var(--kind);
  }
  .chip {
    --kind: var(--leaf);
  }
  .chip[data-group='gateway'] {
    --kind: var(--sky);
  }
  .chip[data-group='shop'] {
    --kind: var(--amber);
  }
`;
