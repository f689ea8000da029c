import { css } from 'lit';

/** What the panels below a story have in common. */
export const panelStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .head,
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .head h2 {
    margin-inline-end: auto;
  }
  h3 {
    margin: 0;
    font: 700 1rem/1.35 var(--serif);
  }
  pre,
  .list {
    margin: 0;
    border: 1px solid var(--hairline);
    border-radius: 0.625rem;
    background: var(--sunken);
    overflow: auto;
  }
  pre {
    padding: 0.75rem;
    font: 0.8125rem/1.55 var(--mono);
    tab-size: 2;
  }
  .list {
    max-block-size: 16rem;
    padding: 0;
    list-style: none;
  }
  .list > li {
    padding: 0.375rem 0.625rem;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .list > li + li {
    border-block-start: 1px solid var(--hairline);
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
