import * as z from 'zod/mini';
import { isCountable } from '../../contract/countable-currency.ts';
import type { SignWithdrawal } from '../../gateway/index.ts';
import { secretCheck } from './secret-check.ts';

const limitError = 'must be whole units of the currency, above 0. Example: 500';
const limit = z.int({ error: limitError }).check(z.positive({ error: limitError }));

/**
 * A sibling wallet's page allows `^[a-zA-Z\s]{1,30}$`; iPay's page says nothing. The narrow form is the default,
 * because a name the gateway does not take ends the withdrawal, while one refused here is typed again at once:
 * initials go without their dots.
 */
const documentedName = '[A-Za-z ]{1,30}';

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '(?:)';
  } catch {
    return false;
  }
}

const patternError = 'must be a regular expression for the whole name. Example: "[A-Za-z .\'-]{1,60}"';
const currencyError = 'must be a currency code. Example: "LKR"';

/** What is checked of a `WithdrawalsInput`, where it stands what each setting means. */
export const withdrawalSettingsSchema = z
  .strictObject(
    {
      minAmount: limit,
      maxAmount: limit,
      currency: z._default(
        z.string({ error: currencyError }).check(
          z.regex(/^[A-Z]{3}$/, { error: currencyError }),
          z.refine(isCountable, {
            error:
              'is a currency whose smallest unit is no hundredth, and is not counted here. Example: "LKR"',
          }),
        ),
        'LKR',
      ),
      isTest: z._default(z.boolean({ error: 'must be true or false. Example: false' }), false),
      accountNamePattern: z._default(
        z.string({ error: patternError }).check(z.refine(isPattern, { error: patternError })),
        documentedName,
      ),
      privateKey: z.optional(
        z
          .string({ error: 'must be a private key of the gateway’s cabinet' })
          .check(secretCheck(8, 'The private key that withdrawals are signed with.')),
      ),
      sign: z.optional(
        z.custom<SignWithdrawal>((value) => typeof value === 'function', {
          error: 'must be a function from the request’s fields to its signature',
        }),
      ),
    },
    { error: 'must be an object. Example: { minAmount: 500, maxAmount: 100000 }' },
  )
  .check(
    z.refine(({ minAmount, maxAmount }) => minAmount <= maxAmount, {
      path: ['maxAmount'],
      error: 'must not be less than minAmount. Example: 100000',
    }),
  );

export type WithdrawalSettings = z.output<typeof withdrawalSettingsSchema>;
