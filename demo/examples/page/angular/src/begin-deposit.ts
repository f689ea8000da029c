/** Your server asks the proxy for a session, which fixes who pays and how much. */
export async function beginDeposit(): Promise<string> {
  const response = await fetch('/shop/deposits', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ amount: '2500', flow: 'number' }),
  });
  const { session } = await response.json();
  return session;
}
