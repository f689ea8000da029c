import type { RenderedDeposit } from '../../contract/rendered-deposit.ts';
import { renderingRequestSchema } from '../../contract/request-schemas.ts';
import type { ProxyContext } from '../context.ts';
import { parseInput } from '../parse-input.ts';
import { viewDeposit } from './view-deposit.ts';

/**
 * The element's first screen of a deposit, for the merchant's page.
 *
 * @throws {ProblemError} `invalid_request`, `not_found`, or what keeps the deposit from being viewed
 */
export async function renderDeposit(
  context: ProxyContext,
  depositId: string,
  input: unknown,
): Promise<RenderedDeposit> {
  const request = parseInput(renderingRequestSchema, input, 'query');
  const view = await viewDeposit(context, depositId);
  // Only for who asks for it: it brings the element and Lit along.
  const rendering = await import('../../rendering/render-deposit.ts');
  return rendering.renderDeposit(view, request);
}
