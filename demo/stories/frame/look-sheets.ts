import lagoon from '../../../themes/lagoon.css?inline';
import orchid from '../../../themes/orchid.css?inline';
import paper from '../../../themes/paper.css?inline';
import type { Look } from '../settings/story-settings.ts';

const sheetOf = (text: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** The ready themes, as sheets that a shadow root adopts: two stories on one page may have different ones. */
export const lookSheets: Readonly<Record<Look, readonly CSSStyleSheet[]>> = {
  own: [],
  paper: [sheetOf(paper)],
  lagoon: [sheetOf(lagoon)],
  orchid: [sheetOf(orchid)],
};
