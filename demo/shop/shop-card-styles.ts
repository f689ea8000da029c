import { css } from 'lit';

export const shopCardStyles = css`
  :host {
    display: block;
  }
  .card {
    position: relative;
    gap: 0;
    padding: 0;
    overflow: hidden;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 6.25rem;
  }
  .sky {
    fill: light-dark(#eaf1e2, #16211b);
  }
  .sun {
    fill: light-dark(#f0cf8a, #d9b36a);
  }
  .far {
    fill: light-dark(#bcd6b4, #24402f);
  }
  .near {
    fill: light-dark(#86b489, #2f5a40);
  }
  .rows {
    fill: none;
    stroke: light-dark(#5e9468, #4a7d5b);
    stroke-width: 3;
    stroke-linecap: round;
    stroke-dasharray: 1 8;
  }
  .cup {
    fill: light-dark(#fffdf9, #e9e4d6);
  }
  .handle,
  .steam {
    fill: none;
    stroke: light-dark(#fffdf9, #e9e4d6);
    stroke-width: 4;
    stroke-linecap: round;
  }
  .steam {
    stroke-width: 3;
    opacity: 0.85;
  }
  .body {
    display: grid;
    gap: 0.625rem;
    padding: 0.75rem 1rem 0.5rem;
  }
  .money {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.75rem;
    align-items: baseline;
  }
  .money .muted {
    grid-column: 1 / -1;
  }
  .balance {
    padding-inline: 0.25rem;
    margin-inline-start: -0.25rem;
    border-radius: 0.375rem;
    font: 700 1.5rem/1.3 var(--serif);
    font-variant-numeric: tabular-nums lining-nums;
  }
  .gain {
    color: var(--leaf);
    font-weight: 700;
    font-size: 0.9375rem;
  }
  ul {
    /* Two lines from the start, so that a credit moves nothing. */
    min-block-size: 4.25rem;
    margin: 0;
    padding: 0.375rem 1rem 0.625rem;
    border-block-start: 1px solid var(--hairline);
    list-style: none;
    color: var(--muted);
    font-size: 0.875rem;
    line-height: 1.6;
  }
  li {
    display: flex;
    justify-content: space-between;
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: no-preference) {
    .fresh {
      animation: glow 2.4s ease-out;
    }
    .fresh + .gain {
      animation: rise 0.5s ease-out;
    }
  }
  @keyframes glow {
    from {
      background: var(--leaf-wash);
      color: var(--leaf);
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
`;
