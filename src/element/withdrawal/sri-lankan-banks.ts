import { jsonAttribute } from '../json-attribute.ts';

/**
 * Banks licensed in Sri Lanka, by the names people use; the large ones first, as those are seen without typing,
 * and the others as they compress best.
 * The gateway takes the bank's name as text, so this is help with typing and no more.
 */
export const sriLankanBanks: readonly string[] = [
  'Bank of Ceylon',
  "People's Bank",
  'Commercial Bank of Ceylon',
  'Hatton National Bank',
  'Sampath Bank',
  'National Savings Bank',
  'Seylan Bank',
  'DFCC Bank',
  'Nations Trust Bank',
  'National Development Bank (NDB)',
  'Pan Asia Bank',
  'Union Bank of Colombo',
  'Amana Bank',
  'Regional Development Bank (Pradeshiya Sanwardhana Bank)',
  'HDFC Bank',
  'Cargills Bank',
  'Sanasa Development Bank (SDB)',
  'State Mortgage & Investment Bank',
  'HSBC',
  'Sri Lanka Savings Bank',
  'Standard Chartered Bank',
  'Citibank',
  'State Bank of India',
  'Deutsche Bank',
  'Habib Bank',
  'Indian Bank',
  'Bank of China',
  'Public Bank',
  'MCB Bank',
  'Indian Overseas Bank',
];

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/**
 * The banks the page names, also as JSON, as some frameworks set a property to what stands in the attribute. Anything
 * else gives our own list: a bank can be typed anyway.
 */
export function banksOf(given: unknown): readonly string[] {
  const banks = typeof given === 'string' ? jsonAttribute.converter(given) : given;
  return isTexts(banks) ? banks : sriLankanBanks;
}
