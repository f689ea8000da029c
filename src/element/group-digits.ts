/** Splits a number into groups people can read out: 8 digits by four, others by three; anything else stays whole. */
export function groupDigits(text: string): readonly string[] {
  if (!/^\d+$/.test(text)) return [text];
  return text.match(text.length === 8 ? /\d{4}/g : /\d{3}(?=\d{3})|\d+/g) ?? [];
}
