import { ProblemError } from 'ipay-deposit/proxy';
import { openProxy } from '../../open-proxy';

/** Who pays comes from how the shop signs its payers in, never from the request's body. */
export async function POST(request: Request): Promise<Response> {
  const { amount } = Object(await request.json().catch(() => null)) as { readonly amount: string };
  try {
    const proxy = await openProxy();
    const { token } = await proxy.createSession({ label: 'payer-42', amount, currency: 'LKR' });
    return Response.json({ token });
  } catch (error) {
    if (error instanceof ProblemError) return error.toResponse();
    throw error;
  }
}
