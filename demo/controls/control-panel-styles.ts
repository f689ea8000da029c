import { css } from 'lit';

export const controlPanelStyles = css`
  :host {
    display: block;
  }
  details.card {
    display: block;
    padding: 0;
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 3rem;
    padding: 0.625rem 1rem;
    border-radius: var(--radius);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    inline-size: 0.55rem;
    block-size: 0.55rem;
    border: solid var(--muted);
    border-width: 0 2px 2px 0;
    content: '';
    rotate: 45deg;
    translate: -0.25rem -0.15rem;
  }
  [open] > summary::after {
    rotate: -135deg;
    translate: -0.25rem 0.15rem;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    padding: 0.25rem 1rem 1rem;
  }
  .selects {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }
  .selects > .field {
    /* As wide as the longest option at least: a closed select cuts off what is longer. */
    flex: 1 1 auto;
  }
  .field {
    display: grid;
    /* A field wants to be twenty letters wide, and in some fonts those have no room. */
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .field > label {
    color: var(--muted);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding-block: 1rem;
    border-block: 1px solid var(--hairline);
  }
  input[aria-invalid] {
    border-color: var(--clay);
    outline-color: var(--clay);
  }
  .presets {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(4.5rem, 1fr));
    gap: 0.375rem;
  }
  .presets button {
    padding-inline: 0.375rem;
    font-weight: 400;
  }
  .note {
    /* Two lines at 320 px, whichever note it is. */
    min-block-size: 3em;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .wrong {
    color: var(--clay);
  }
  code {
    font-family: var(--mono);
    overflow-wrap: anywhere;
  }
`;
