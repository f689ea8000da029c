import { css } from './css.ts';

/**
 * Letters. Each script its own line height; no letter-spacing (it breaks conjuncts), no capitals, no italics.
 * Which font has a script's letters the browser knows best, from `lang`.
 */
export const typeStyles = css`
  section {
    font: 400 var(--_size) / 1.5 var(--ipay-font, system-ui, sans-serif);
    letter-spacing: 0;
    text-align: start;
  }
  section:is(:lang(bn), :lang(si)) {
    line-height: 1.65;
  }
  section:lang(ta) {
    line-height: 1.6;
  }
  h2 {
    font-family: var(--ipay-heading-font, inherit);
    font-size: 1.25em;
    line-height: 1.4;
    text-wrap: balance;
  }
  h2:lang(ta) {
    font-size: 1.125em;
  }
  .muted,
  .step {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .step {
    padding-block-start: 0.875rem;
    background: linear-gradient(90deg, var(--_accent) 49%, #0000 0 51%, var(--_next, var(--_divider)) 0)
      no-repeat top / 100% 4px;
  }
  .step span + span::before {
    content: '\\b7' / '';
    margin-inline-end: 0.3em;
  }
  .value {
    font-weight: 700;
    font-size: 1.5em;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  .digits span:not(:last-child) {
    margin-inline-end: 0.28em;
  }
  li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.625rem;
    align-items: center;
  }
`;
