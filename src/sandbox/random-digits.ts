/** Digits from the platform's secure random source, the first of them not 0. */
export function randomDigits(length: number): string {
  const bytes = crypto.getRandomValues(new Uint32Array(length));
  return Array.from(bytes, (value, index) => String(index === 0 ? 1 + (value % 9) : value % 10)).join('');
}
