import { Payment } from './payment';

/** Made for each visit. Yours keeps the session beside the order: a page that is loaded again needs the same one. */
export const dynamic = 'force-dynamic';

/** Your server asks the proxy for a session, which fixes who pays and how much. */
async function beginDeposit(): Promise<string> {
  const response = await fetch(`${process.env['SHOP_URL'] ?? 'http://127.0.0.1:4173'}/shop/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ amount: '2500', flow: 'number' }),
  });
  const { session } = await response.json();
  return session;
}

export default async function Page() {
  return <Payment session={await beginDeposit()} />;
}
