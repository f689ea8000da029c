import { css } from 'lit';

export const storyControlsStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: 0.625rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .field select {
    padding-inline: 0.5rem;
    font-size: 0.9375rem;
  }
  .field > label,
  legend,
  .accent label {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .accent {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .accent label {
    margin-inline-end: auto;
  }
  .accent input {
    inline-size: 3rem;
    padding: 0.25rem;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 0.375rem;
    padding: 0;
  }
`;
