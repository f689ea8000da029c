import { css } from '../../styles/css.ts';

/**
 * What both elements' later screens add to the first ones' styles: fields, the tones, and what nobody misses at first.
 *
 * - Nothing a page lets its texts inherit makes ours unreadable.
 * - Our texts can be selected even on a page that forbids it: a number that no button copies is copied by hand. Every
 *   browser knows `user-select` by its prefix.
 * - On paper the card is light: printers leave out the dark ground, and light letters would stand on white.
 * - The main button stays filled in the colours that a payer's system forces on all pages. It then has to look after the
 *   ring around it, too: the shop's colour may be that of the payer's ground.
 */
export const laterStyles = css`
  :host {
    --_good: var(--ipay-good, light-dark(#0b6b2b, #7fdb96));
    --_wait: var(--ipay-wait, light-dark(#7a4a00, #f5c26b));
    --_bad: var(--ipay-bad, light-dark(#b3261e, #ffb4ab));
    break-inside: avoid;
  }
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--ipay-surface, #fff);
      --_text: var(--ipay-text, #15181e);
      --_muted: var(--ipay-muted, #4a505a);
      --_line: var(--ipay-line, #6f7681);
      --_accent: var(--ipay-accent, #0b57d0);
      --_on-accent: var(--ipay-on-accent, #fff);
      --_good: var(--ipay-good, #0b6b2b);
      --_wait: var(--ipay-wait, #7a4a00);
      --_bad: var(--ipay-bad, #b3261e);
    }
  }
  form {
    display: grid;
    gap: 0.5rem 1rem;
  }
  form > .main {
    margin-block-start: 0.5rem;
  }
  label {
    color: var(--_muted);
    font-size: 0.875em;
  }
  input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 700;
    font-size: 1.25em;
  }
  [aria-invalid] {
    border: 2px solid var(--_bad);
  }
  .error {
    color: var(--_bad);
  }
  .plain {
    max-inline-size: 33em;
    margin-block-start: calc(var(--_gap) / -2);
    border-color: transparent;
  }
  :is(button, .button)[aria-busy] {
    opacity: 0.6;
  }
  .good {
    color: var(--_good);
  }
  .wait {
    color: var(--_wait);
  }
  .badge {
    display: grid;
    place-items: center;
    inline-size: 3.25rem;
    block-size: 3.25rem;
    border-radius: 50%;
    background: color-mix(in srgb, currentcolor 14%, transparent);
    font-size: 1.25em;
  }
  .spinner {
    inline-size: 3.25rem;
    block-size: 3.25rem;
    border: 4px solid var(--_divider);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
  }
  .bad {
    color: var(--_bad);
  }
  @media (hover: hover) {
    :is(button, .button):hover {
      box-shadow: inset 0 0 0 10rem color-mix(in srgb, currentcolor 10%, transparent);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 1s linear infinite;
    }
    .good path {
      stroke-dasharray: 24;
      animation: draw 0.5s 0.1s ease-out backwards;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes draw {
    from {
      stroke-dashoffset: 24;
    }
  }
  section {
    -webkit-user-select: text;
    word-spacing: normal;
    word-break: normal;
    white-space: normal;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
  }
  @media print {
    .room {
      color-scheme: light !important;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.5s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_on-accent: canvas;
      --_accent: linktext;
    }
    .main {
      forced-color-adjust: none;
      outline-color: linktext;
    }
  }
`;
