import { css } from 'lit';

export const demoPageStyles = css`
  :host {
    display: block;
    max-inline-size: 92rem;
    margin-inline: auto;
    padding: 1rem;
  }
  header {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.75rem 1rem;
    align-items: center;
    margin-block-end: 1rem;
  }
  h1 {
    font: 700 1.25rem/1.3 var(--serif);
  }
  h1 span {
    color: var(--muted);
    font-weight: 400;
  }
  .steps {
    grid-column: 1 / -1;
    display: grid;
    gap: 0.5rem 1.5rem;
    margin: 0;
    padding: 0;
    counter-reset: step;
    list-style: none;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .steps li {
    display: flex;
    gap: 0.625rem;
    counter-increment: step;
  }
  .steps li::before {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    background: var(--leaf-wash);
    color: var(--leaf);
    content: counter(step);
    font-weight: 700;
    line-height: 1.5rem;
    text-align: center;
  }
  main,
  .payer {
    display: grid;
    gap: 1rem;
    min-inline-size: 0;
  }
  main {
    grid-template-columns: minmax(0, 1fr);
  }
  .payer {
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  return-note {
    grid-column: 1 / -1;
  }
  @media (min-width: 45rem) {
    .steps {
      grid-template-columns: repeat(3, 1fr);
    }
    main {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      align-items: start;
    }
    control-panel {
      grid-row: span 2;
    }
  }
  @media (min-width: 70rem) {
    :host {
      padding-inline: 1.5rem;
    }
    main {
      grid-template-columns: minmax(0, 27rem) minmax(0, 1fr) minmax(0, 1.1fr);
    }
    control-panel {
      grid-row: auto;
    }
    live-log {
      position: sticky;
      inset-block-start: 1rem;
      block-size: calc(100dvh - 2rem);
      min-block-size: 30rem;
      --log-size: 100%;
    }
  }
`;
