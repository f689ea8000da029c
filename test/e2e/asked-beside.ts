import { codeBlocks } from '../docs/pages.ts';

/** What docs/embedding.md puts on a page: the element, and what asks for its deposit while its code is on its way. */
export const askedBeside =
  codeBlocks.find(({ code }) => code.includes('element.session = session'))?.code ?? '';
