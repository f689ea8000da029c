import { ProblemError } from 'ipay-deposit/proxy';
import type { Proxy } from 'ipay-deposit/proxy';

/**
 * The shop's own route, `POST /deposits`: answers `{"token": "…"}` for `<ipay-deposit session="…">`. Who pays comes
 * from how the shop signs its payers in, never from the request's body.
 */
export async function beginDeposit(proxy: Proxy, request: Request): Promise<Response> {
  const payerId = 'payer-42';
  const { amount } = Object(await request.json().catch(() => null)) as { readonly amount: string };
  try {
    const { token } = await proxy.createSession({ label: payerId, amount, currency: 'LKR' });
    return Response.json({ token });
  } catch (error) {
    if (error instanceof ProblemError) return error.toResponse();
    throw error;
  }
}
