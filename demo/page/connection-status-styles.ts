import { css } from 'lit';

export const connectionStatusStyles = css`
  .pill {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .pill::before {
    inline-size: 0.6rem;
    block-size: 0.6rem;
    border: 2px solid var(--muted);
    border-radius: 50%;
    content: '';
  }
  [data-connection='live']::before {
    border-color: var(--leaf);
    background: var(--leaf);
  }
  [data-connection='down'] {
    color: var(--clay);
    font-weight: 700;
  }
  [data-connection='down']::before {
    border-color: var(--clay);
    border-radius: 0;
  }
  .bar {
    position: fixed;
    inset: auto 1rem 1rem;
    z-index: 1;
    max-inline-size: 40rem;
    margin-inline: auto;
    padding: 0.75rem 1rem;
    border: 1px solid var(--clay);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 25%);
    color: var(--text);
  }
  code {
    font-family: var(--mono);
  }
`;
