/**
 * Currencies of ISO 4217 whose smallest unit `minorDigits` takes for a hundredth, and that is none: each would cost
 * every payer bytes.
 */
const miscounted: ReadonlySet<string> = new Set(
  'BIF CLF DJF GNF IQD ISK KMF LYD PYG RWF UYI UYW VUV XPF'.split(' '),
);

/**
 * Whether money of this currency is counted in its smallest unit here. What is not is refused: a merchant who takes
 * `amountMinor` for what it says would credit ten or a hundred times too much or too little.
 */
export const isCountable = (currency: string): boolean => !miscounted.has(currency);
