import type { ProblemCode } from '../../../src/contract/problem.ts';
import type { ResumeLink } from '../../../src/contract/resume.ts';

/** A screen, and how to get there. */
export interface Shot<View> {
  readonly name: string;
  /** What the proxy says when asked for the view; nothing: it never answers. */
  readonly view?: View;
  readonly problem?: ProblemCode;
  /** The problem the proxy has with what the payer sends. */
  readonly answer?: ProblemCode;
  /** What the proxy says to what the payer sends, without a problem; neither: the connection breaks. */
  readonly next?: View;
  /** What the proxy says when asked for a link to go on with on another device; nothing: the connection breaks. */
  readonly link?: ResumeLink | 'hang';
  /** The same for the gateway's payment window: `page` gives the address of one that takes no money. */
  readonly window?: 'page' | 'hang';
  /** What an attribute says other than elsewhere. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the payer does to get there. Run inside the page. */
  readonly act?: (element: Element) => void;
  /** What is to be found when the payer has got there, if that takes more than the act itself. */
  readonly reached?: string;
}
