import { css } from 'lit';

export const returnNoteStyles = css`
  :host {
    display: block;
  }
  aside {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    padding: 0.75rem 1rem;
    border: 1px solid var(--amber);
    border-radius: var(--radius);
    background: var(--amber-wash);
    color: var(--text);
  }
  p {
    flex: 1 1 16rem;
  }
  strong {
    color: var(--amber);
  }
`;
