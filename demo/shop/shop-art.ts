import { svg } from 'lit';

/** Hills with rows of tea, and the sun behind them. Colours come from the page's tokens. */
export const shopArt = svg`
  <rect class="sky" width="400" height="112" />
  <circle class="sun" cx="312" cy="40" r="20" />
  <path class="far" d="M0 74c48-34 92-36 138-12 40-30 96-36 142-6 40-18 82-16 120 6v50H0Z" />
  <path class="near" d="M0 96c60-34 128-34 196-8 62-30 138-34 204-6v30H0Z" />
  <g class="rows">
    <path d="M12 100c44-20 96-24 150-10M34 108c40-16 82-20 128-10" />
    <path d="M228 90c46-18 98-20 152-4M246 100c42-14 90-16 136-4M262 109c36-10 76-11 112-3" />
  </g>
  <g class="cup">
    <path d="M176 66h44v16a17 17 0 0 1-17 17h-10a17 17 0 0 1-17-17Z" />
    <path class="handle" d="M220 71h5a8 8 0 0 1 0 16h-6" />
    <path class="steam" d="M190 58c-5-7 5-10 0-17M205 58c-5-7 5-10 0-17" />
  </g>`;
