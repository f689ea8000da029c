import { z } from 'zod/mini';
import { formatDecimal } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';
import { encodePhpJson, parseStrictJson } from '../gateway/index.ts';

const postbackSchema = z.looseObject({ additional_data: z.array(z.looseObject({})) });

/** A postback's body as somebody on the way would change it: another amount, and the signature as it was. */
export function withAnotherAmount(body: string, amount: Money, place: 'signed' | 'unsigned'): string {
  const postback = postbackSchema.parse(JSON.parse(body));
  const decimal = formatDecimal(amount);
  const changed =
    place === 'unsigned'
      ? { ...postback, amount: Number(decimal) }
      : {
          ...postback,
          additional_data: postback.additional_data.map((entry) => ({ ...entry, amount: decimal })),
        };
  return encodePhpJson(parseStrictJson(JSON.stringify(changed)), 'escaped');
}
