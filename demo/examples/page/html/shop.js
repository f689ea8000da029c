const news = document.querySelector('#news');

document.querySelector('#pay').addEventListener('click', async ({ target }) => {
  target.disabled = true;
  // Your server asks the proxy for a session, which fixes who pays and how much.
  const response = await fetch('/shop/deposits', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ amount: '2500', flow: 'number' }),
  });
  const { session } = await response.json();
  const deposit = document.createElement('ipay-deposit');
  deposit.setAttribute('proxy', '/pay');
  deposit.setAttribute('session', session);
  deposit.addEventListener('ipay-deposit-credited', ({ view }) => {
    news.textContent = `Thank you. Your deposit is ${view.id}.`;
  });
  target.replaceWith(deposit);
});
