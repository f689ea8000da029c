import { css } from 'lit';

export const storiesPageStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    max-inline-size: 108rem;
    margin-inline: auto;
    padding: 1rem;
  }
  main,
  aside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    align-content: start;
    min-inline-size: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    justify-content: space-between;
  }
  h1 {
    scroll-margin-block-start: 1rem;
    font: 700 1.375rem/1.3 var(--serif);
  }
  a {
    color: var(--leaf);
  }
  event-log {
    --log-size: 14rem;
  }
  /* On a phone the controls come below what they change, the long panels last. */
  @media (max-width: 59.99rem) {
    main,
    aside {
      display: contents;
    }
    code-panel {
      order: 1;
    }
    accessibility-panel {
      order: 2;
    }
    event-log {
      order: 3;
    }
  }
  @media (min-width: 60rem) {
    :host {
      grid-template-columns: 15rem minmax(0, 1fr) 20rem;
      padding-inline: 1.5rem;
    }
    story-nav {
      position: sticky;
      inset-block-start: 1rem;
      align-self: start;
      --lists-size: calc(100dvh - 11rem);
    }
  }
`;
