import { IpayDeposit } from 'ipay-deposit/react';
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
    <IpayDeposit
      proxy="/pay"
      session={session}
      supportUrl={supportUrl}
      required={required}
      view={view}
      ref={(element) => (globalThis.refersTo = element)}
      onIpayDepositFailed={hear}
    >
      <h1 slot="header">{title}</h1>
    </IpayDeposit>
  );
}

createRoot(document.querySelector('main')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
