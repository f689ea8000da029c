import { css } from 'lit';

/**
 * Colours, for light and dark. `auto` follows the page's own `color-scheme`, so that the element never turns
 * dark on a page that stays light. Browsers without `light-dark()` show the light ones.
 */
export const tokenStyles = css`
  :host {
    --_surface: var(--ipay-surface, #fff);
    --_text: var(--ipay-text, #15181e);
    --_muted: var(--ipay-muted, #4a505a);
    --_line: var(--ipay-line, #6f7681);
    --_accent: var(--ipay-accent, #0b57d0);
    --_on-accent: var(--ipay-on-accent, #fff);
    --_good: #0b6b2b;
    --_wait: #7a4a00;
    --_bad: #b3261e;
    --_skeleton: #e3e6eb;
    --_radius: var(--ipay-radius, 0.75rem);
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--ipay-surface, light-dark(#fff, #15181d));
      --_text: var(--ipay-text, light-dark(#15181e, #eceef2));
      --_muted: var(--ipay-muted, light-dark(#4a505a, #b6bdc8));
      --_line: var(--ipay-line, light-dark(#6f7681, #8b939f));
      --_accent: var(--ipay-accent, light-dark(#0b57d0, #a8c7fa));
      --_on-accent: var(--ipay-on-accent, light-dark(#fff, #062e6f));
      --_good: light-dark(#0b6b2b, #7fdb96);
      --_wait: light-dark(#7a4a00, #f5c26b);
      --_bad: light-dark(#b3261e, #ffb4ab);
      --_skeleton: light-dark(#e3e6eb, #2b3038);
    }
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
