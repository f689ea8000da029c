type Fields = Readonly<Record<string, unknown>>;

/** Whether what was parsed is as the contract says: what schemas do, without zod, for the payer's browser. */
export type Check = (value: unknown) => boolean;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const matches =
  (pattern: RegExp): Check =>
  (value) =>
    isText(value) && pattern.test(value);
/** An object whose fields pass these checks. It may have others. */
export const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isFlag: Check = (value) => typeof value === 'boolean';
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const isTextOrAbsent: Check = (value) => value === undefined || isText(value);
export const isMoney = shape({ amountMinor: isCount, currency: matches(/^[A-Z]{3}$/) });
// As the schema does: a key that parsed JSON may hold and no object should is passed over.
export const isTextMap: Check = (value) =>
  isFields(value) && Object.entries(value).every(([key, text]) => key === '__proto__' || isText(text));
