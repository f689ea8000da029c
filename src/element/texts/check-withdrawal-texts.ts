import { textIds } from '../../generated/withdrawal-text-ids.ts';
import { warnOfTexts } from './warn-of-texts.ts';

export const checkTexts = (texts: unknown): void => warnOfTexts(texts, textIds, 'ipay-withdrawal');
