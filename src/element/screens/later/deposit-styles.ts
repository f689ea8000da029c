import { css } from '../../styles/css.ts';
import { laterStyles } from './later-styles.ts';

/**
 * The styles of a deposit's later screens: what a withdrawal has too, and the gateway's frame, the code to scan, the
 * slip, the help with the number. No system forces its colours on drawings: they have to take them.
 */
export const depositStyles = [
  laterStyles,
  css`
    .two {
      --_next: var(--_accent);
    }
    .summary {
      font-size: 1.25em;
    }
    .scene {
      inline-size: 100%;
      block-size: 5.5em;
      padding: 0.75em;
      border-radius: var(--_radius);
      background: var(--_inset);
      color: var(--_muted);
    }
    :host([density='compact']) .scene {
      display: none;
    }
    iframe {
      inline-size: 100%;
      block-size: 46.875rem;
      border: 0;
      border-radius: var(--_radius);
      background: #fff;
    }
    g {
      stroke: var(--_accent);
    }
    .dots {
      stroke-width: 2;
      stroke-dasharray: 0.1 2.5;
    }
    .aside {
      float: inline-end;
      inline-size: auto;
      margin-block: -0.75rem;
      padding: 0.75rem 0.25rem;
      border: 0;
      background: none;
    }
    .qr {
      display: grid;
      place-items: center;
      inline-size: min(100%, 16rem);
      aspect-ratio: 1;
      justify-self: center;
      border: 1px solid var(--_divider);
      border-radius: var(--_radius);
      text-align: center;
    }
    .qr svg {
      inline-size: 100%;
      block-size: 100%;
      border-radius: inherit;
      background: #fff;
      fill: #000;
      stroke: none;
      shape-rendering: crispedges;
      forced-color-adjust: none;
    }
    dl {
      display: grid;
      gap: 0.25rem;
    }
    dd + dt {
      margin-block-start: 0.5rem;
    }
    dd {
      font-variant-numeric: tabular-nums;
    }
    .step .note {
      display: block;
      margin-block-start: 0.5rem;
    }
    .note {
      padding: 0.5rem 0.75rem;
      border-radius: var(--_radius);
      background: color-mix(in srgb, currentcolor 10%, transparent);
    }
    [role='radiogroup'] {
      display: grid;
      gap: 0.5rem;
    }
    .choice {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      color: var(--_text);
      font-weight: 700;
      font-size: 1.125rem;
      cursor: pointer;
    }
    [type='radio'] {
      flex: none;
      inline-size: 1.25rem;
      min-block-size: 1.25rem;
      margin: 0;
      accent-color: var(--_accent);
    }
    @media (forced-colors: active) {
      :host {
        --_inset: canvas;
        --_muted: canvastext;
      }
      .note {
        border: 1px solid;
      }
    }
  `,
];
