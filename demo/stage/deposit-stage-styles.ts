import { css } from 'lit';

export const depositStageStyles = css`
  :host {
    display: block;
  }
  .card {
    grid-template-rows: auto 1fr;
    block-size: 100%;
  }
  .frame {
    /* Room for the element's tallest screen in most languages, and for the offer below its short ones:
       what comes after stays where it is. */
    min-block-size: 38rem;
    inline-size: 100%;
    justify-self: center;
  }
  .frame[data-width='280'] {
    max-inline-size: 280px;
  }
  .frame[data-width='320'] {
    max-inline-size: 320px;
  }
  .frame[data-width='375'] {
    max-inline-size: 375px;
  }
  ipay-deposit {
    margin-inline: auto;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    max-inline-size: 28rem;
    margin: 1rem auto 0;
  }
  .offer p {
    flex: 1 1 10rem;
  }
  @media (max-width: 44.99rem) {
    /* On a phone the element has the whole width. */
    .card {
      padding-inline: 0;
      border: 0;
      background: none;
    }
  }
`;
