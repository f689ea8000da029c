import { css } from 'lit';

/**
 * Letters. Each script its own line height; no letter-spacing (it breaks conjuncts), no capitals, no italics.
 */
export const typeStyles = css`
  section {
    font: 400 1rem / 1.5 var(--ipay-font, system-ui, sans-serif);
    letter-spacing: 0;
    text-align: start;
  }
  section:lang(bn) {
    line-height: 1.65;
    font-family: var(
      --ipay-font,
      system-ui,
      'Noto Sans Bengali',
      'Kohinoor Bangla',
      'Bangla Sangam MN',
      'Nirmala UI',
      Vrinda,
      sans-serif
    );
  }
  section:lang(si) {
    line-height: 1.65;
    font-family: var(
      --ipay-font,
      system-ui,
      'Noto Sans Sinhala',
      'Sinhala Sangam MN',
      'Nirmala UI',
      'Iskoola Pota',
      sans-serif
    );
  }
  section:lang(ta) {
    line-height: 1.6;
    font-family: var(
      --ipay-font,
      system-ui,
      'Noto Sans Tamil',
      'Tamil Sangam MN',
      'Nirmala UI',
      Latha,
      sans-serif
    );
  }
  h2 {
    font-size: 1.1875rem;
    line-height: 1.4;
  }
  .muted,
  .step,
  label {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .step span + span::before {
    content: '\\b7';
    margin-inline-end: 0.3em;
  }
  .value,
  .summary {
    font-weight: 700;
    font-size: 1.375rem;
    line-height: 1.3;
  }
  .summary {
    margin-block-start: -0.75rem;
    font-size: 1.125rem;
  }
  .digits span + span {
    margin-inline-start: 0.28em;
  }
  .error {
    color: var(--_bad);
  }
  ol {
    padding-inline-start: 1.5em;
  }
  ol:lang(bn) {
    list-style: bengali;
  }
`;
