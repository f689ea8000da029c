import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IpayDeposit } from 'ipay-deposit/react';
import { beginDeposit } from './begin-deposit';

function Shop() {
  const [session, setSession] = useState<string>();
  const [depositId, setDepositId] = useState<string>();
  if (depositId) return <p>Thank you. Your deposit is {depositId}.</p>;
  if (!session) return <button onClick={async () => setSession(await beginDeposit())}>Add LKR 2,500</button>;
  return (
    <IpayDeposit proxy="/pay" session={session} onIpayDepositCredited={({ view }) => setDepositId(view.id)}>
      <h1 slot="header">Kandy Books</h1>
    </IpayDeposit>
  );
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
