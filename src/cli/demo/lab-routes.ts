import { ProblemError } from '../../proxy/index.ts';

const prefix = '/shop/lab/';
const controls = /^(?:state|pay|forge|tamper|postbacks\/[\w-]+\/resend)$/;

export const isLabRequest = (request: Request): boolean => new URL(request.url).pathname.startsWith(prefix);

/**
 * Hands the lab's requests to the sandbox's controls, which no page of another origin may ask. The content type goes
 * along: the sandbox insists on JSON, which foreign pages cannot send unasked here either.
 */
export async function forwardToSandbox(request: Request, sandboxUrl: string): Promise<Response> {
  const control = new URL(request.url).pathname.slice(prefix.length);
  if (!controls.test(control)) throw new ProblemError('not_found');
  const { method } = request;
  const { status, body } = await fetch(`${sandboxUrl}/sandbox/${control}`, {
    method,
    headers: { 'content-type': request.headers.get('content-type') ?? 'text/plain' },
    ...(method === 'POST' && { body: await request.text() }),
  });
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
