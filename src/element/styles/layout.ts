import { css } from './css.ts';

/**
 * The card and what divides it. Whether its parts stand side by side depends on the room of the card, not of the page:
 * in the side bar of a wide page a card is narrow. They stand so from the first paint on, so that what comes later moves
 * nothing. A page may ask for our width, and make the element a block or a line: the grid around the card answers the
 * first, and lets the second change nothing inside.
 */
export const layoutStyles = css`
  :host {
    max-inline-size: var(--_width);
    display: block;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  section,
  .room,
  .skeleton,
  ol,
  .boxes {
    display: grid;
    gap: var(--_gap);
  }
  section {
    padding: min(5%, 1.5rem);
    border: 1px solid var(--_divider);
    border-radius: calc(var(--_radius) * 1.34);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--ipay-shadow, none);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .box button {
    margin-block-start: 0.5rem;
  }
  .amount {
    grid-template-columns: 1fr auto;
    align-content: start;
    align-items: center;
  }
  .amount .muted:last-child {
    grid-column: 1 / -1;
  }
  .amount .square {
    grid-area: 1 / 2 / span 2;
    margin: 0;
  }
  ol,
  .boxes {
    grid-template-columns: repeat(auto-fit, minmax(clamp(40%, 17.5em, 100%), 1fr));
    padding: 0;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none;
  }
  .box {
    display: grid;
    gap: 0.25em;
    padding: 0.75rem min(5%, 1rem);
    border: 1px solid var(--_divider);
    border-radius: var(--_radius);
    background: var(--_inset);
  }
  :host([hidden]) {
    display: none;
  }
  .room {
    grid-template-columns: minmax(0, var(--_width));
  }
`;
