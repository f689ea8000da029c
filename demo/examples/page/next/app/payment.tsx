'use client';
import { IpayDeposit } from 'ipay-deposit/react';
import { useState } from 'react';

export function Payment({ session }: { readonly session: string }) {
  const [depositId, setDepositId] = useState<string>();
  if (depositId) return <p>Thank you. Your deposit is {depositId}.</p>;
  return (
    <IpayDeposit proxy="/pay" session={session} onIpayDepositCredited={({ view }) => setDepositId(view.id)}>
      <h1 slot="header">Kandy Books</h1>
    </IpayDeposit>
  );
}
