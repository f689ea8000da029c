/** Called when the server starts, and not by `next build`: what waited while it was away is delivered at once. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { openProxy } = await import('./open-proxy');
  await openProxy();
}
