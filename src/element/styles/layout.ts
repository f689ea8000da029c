import { css } from 'lit';

export const layoutStyles = css`
  :host {
    display: block;
    max-inline-size: 28rem;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  section {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid color-mix(in srgb, var(--_line) 40%, transparent);
    border-radius: calc(var(--_radius) * 1.34);
    background: var(--_surface);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  form,
  .box,
  .skeleton {
    display: grid;
    gap: 0.75rem;
  }
  .box {
    gap: 0.25rem;
    padding: 0.75rem;
    border: 1px solid color-mix(in srgb, var(--_line) 60%, transparent);
    border-radius: var(--_radius);
  }
  .box button {
    margin-block-start: 0.5rem;
  }
  .amount {
    grid-template-columns: 1fr auto;
    align-items: center;
  }
  .amount .muted:last-child {
    grid-column: 1 / -1;
  }
  .amount .square {
    grid-area: 1 / 2 / span 2;
    margin: 0;
  }
  iframe {
    inline-size: 100%;
    block-size: 46.875rem;
    border: 0;
    background: #fff;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
