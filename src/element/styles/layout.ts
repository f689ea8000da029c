import { css } from './css.ts';

/**
 * The card and what divides it. It is asked how wide it is, not the page: in a side bar of a wide page it is narrow.
 * Only what is inside a container can ask it, and a container has no width of its own: hence the frame around the
 * card, and around that the grid that tells a page which asks for our width. What a page makes of the element itself, a block
 * or a line, changes neither. Until its end is there, a card that a server rendered is not painted: a page comes in pieces,
 * and what is centred moves with every piece.
 */
export const layoutStyles = css`
  :host {
    display: block;
    max-inline-size: var(--_width);
  }
  .room {
    grid-template-columns: minmax(0, var(--_width));
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  :host([hidden]) {
    display: none;
  }
  section,
  .room,
  .skeleton,
  ol {
    display: grid;
    gap: var(--_gap) 1rem;
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
  .frame {
    container-type: inline-size;
  }
  .frame:not(:has([name='footer'])) {
    visibility: hidden;
  }
  .box {
    display: grid;
    gap: 0.25em;
    padding: 0.75rem min(5%, 1rem);
    border: 1px solid var(--_divider);
    border-radius: var(--_radius);
    background: var(--_inset);
  }
  .box button {
    margin-block-start: 0.5rem;
  }
  .amount {
    grid-template-columns: 1fr auto;
    align-items: center;
    align-content: start;
  }
  .amount .muted:last-child {
    grid-column: 1 / -1;
  }
  .amount .square {
    grid-area: 1 / 2 / span 2;
    margin: 0;
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
`;
