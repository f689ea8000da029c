/** Whether a value is an absolute http(s) URL: the only kind the payer is ever sent to. */
export function isHttpUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Whether a link, absolute or of this page, leads to a page, a mail or a call: what a contact link may be. */
export function isContactUrl(value: string | null): value is string {
  if (!value || !URL.canParse(value, document.baseURI)) return false;
  return /^(?:https?|mailto|tel):$/.test(new URL(value, document.baseURI).protocol);
}
