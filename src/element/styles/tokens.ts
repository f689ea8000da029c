import { css } from './css.ts';

/**
 * The design tokens: `--ipay-*` is the shop's to set, `--_*` what our styles use. Colours are for light and dark.
 * `auto` follows the page's own `color-scheme`, so that the element never turns dark on a page that stays light.
 * Browsers without `light-dark()` are given the light ones by the later part.
 */
export const tokenStyles = css`
  :host {
    --_surface: var(--ipay-surface, light-dark(#fff, #15181d));
    --_text: var(--ipay-text, light-dark(#15181e, #eceef2));
    --_muted: var(--ipay-muted, light-dark(#4a505a, #b6bdc8));
    --_line: var(--ipay-line, light-dark(#6f7681, #8b939f));
    --_accent: var(--ipay-accent, light-dark(#0b57d0, #a8c7fa));
    --_on-accent: var(--ipay-on-accent, light-dark(#fff, #062e6f));
    --_inset: var(--ipay-inset, color-mix(in srgb, var(--_line) 8%, var(--_surface)));
    --_divider: var(--ipay-divider, color-mix(in srgb, var(--_line) 30%, var(--_surface)));
    --_skeleton: var(--ipay-skeleton, color-mix(in srgb, var(--_line) 20%, var(--_surface)));
    --_radius: var(--ipay-radius, 0.75rem);
    --_control-radius: var(--ipay-control-radius, var(--_radius));
    --_gap: var(--ipay-gap, 1rem);
    --_size: var(--ipay-font-size, 1rem);
    --_width: var(--ipay-max-inline-size, 28rem);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([density='compact']) {
    --_gap: var(--ipay-gap, 0.625rem);
    --_size: var(--ipay-font-size, 0.9375rem);
  }
`;
