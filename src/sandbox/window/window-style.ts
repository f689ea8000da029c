/** The window's only style sheet. Served by itself, so that the page's policy can forbid inline styles. */
export const windowStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #14161a);
  --card: light-dark(#fff, #1d2026);
  --ink: light-dark(#16181d, #f2f3f5);
  --quiet: light-dark(#565c68, #a9b0bd);
  --line: light-dark(#d5d9e0, #3a3f4a);
  --accent: light-dark(#0b57d0, #8ab4ff);
  --on-accent: light-dark(#fff, #0b1a33);
  --wrong: light-dark(#b3261e, #ffb4ab);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 16px;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.5 system-ui, "Noto Sans Bengali", sans-serif;
}
main {
  max-width: 440px;
  margin: 0 auto;
  padding: 20px;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 16px;
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; }
p { margin: 0 0 16px; }
dl { margin: 0 0 16px; padding: 16px; background: var(--ground); border-radius: 12px; }
dt, .quiet { color: var(--quiet); font-size: 14px; }
dd { margin: 0 0 12px; font-size: 24px; font-weight: 600; font-variant-numeric: tabular-nums; }
dd:last-child { margin: 0; }
label { display: block; font-weight: 600; }
input {
  width: 100%;
  min-height: 48px;
  margin: 4px 0;
  padding: 8px 12px;
  border: 1px solid var(--quiet);
  border-radius: 10px;
  background: var(--card);
  color: inherit;
  font: inherit;
  font-size: 20px;
  letter-spacing: .08em;
}
button {
  min-height: 48px;
  padding: 8px 12px;
  border: 1px solid var(--line);
  border-radius: 10px;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.confirm {
  width: 100%;
  margin: 12px 0 0;
  border-color: transparent;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.wrong { color: var(--wrong); font-weight: 600; }
fieldset { margin: 24px 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; }
fieldset p { margin: 0 0 8px; }
.outcomes { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; }
.outcomes button { padding: 8px 4px; font-size: 15px; overflow-wrap: normal; }
`;
