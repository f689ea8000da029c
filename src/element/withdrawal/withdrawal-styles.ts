import { css } from '../styles/css.ts';

/** What the form adds to the styles both elements share. */
export const withdrawalStyles = css`
  form {
    row-gap: 1rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .value + .muted {
    margin-block-start: 0.5rem;
  }
  .skeleton input {
    border-color: transparent;
    background: var(--_skeleton);
  }
  .skeleton label {
    justify-self: start;
    background: var(--_skeleton);
  }
`;
