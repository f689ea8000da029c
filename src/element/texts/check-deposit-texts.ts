import { textIds } from '../../generated/text-ids.ts';
import { warnOfTexts } from './warn-of-texts.ts';

export const checkTexts = (texts: unknown): void => warnOfTexts(texts, textIds, 'ipay-deposit');
