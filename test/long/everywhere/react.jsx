import 'ipay-deposit/define';
import { StrictMode, useReducer } from 'react';
import { createRoot } from 'react-dom/client';

let state = globalThis.first;

function Page() {
  const [, again] = useReducer((count) => count + 1, 0);
  globalThis.update = (next) => {
    state = next;
    again();
  };
  if (!state) return null;
  const { session, supportUrl, required, view, title, hear } = state;
  return (
    <ipay-deposit
      proxy="/pay"
      session={session}
      support-url={supportUrl}
      required={required}
      view={view}
      onipay-deposit-failed={hear}
    >
      <h1 slot="header">{title}</h1>
    </ipay-deposit>
  );
}

createRoot(document.querySelector('main')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
