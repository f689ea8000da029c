import { parseUrl } from '../contract/parse-url.ts';

/** Whether a value is an absolute http(s) URL: the only kind the payer is ever sent to. */
export function isHttpUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:$/.test(String(parseUrl(value)?.protocol));
}

/** Whether a link, absolute or of this page, leads to a page, a mail or a call: what a contact link may be. */
export function isContactUrl(value: string | null): value is string {
  return !!value && /^(?:https?|mailto|tel):$/.test(String(parseUrl(value, document.baseURI)?.protocol));
}
