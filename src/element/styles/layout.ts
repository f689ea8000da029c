import { css } from './css.ts';

/**
 * The card and what divides it. What stands side by side where there is room for it goes by the room of the card, not of the
 * page: in a side bar of a wide page it is narrow. It stands so from the first paint on: what comes later moves nothing. The
 * grid around the card tells a page which asks for our width; what a page makes of the element itself, a block or a line,
 * changes nothing in it.
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
    grid-template-columns: repeat(auto-fit, minmax(clamp(40%, 18rem, 100%), 1fr));
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
