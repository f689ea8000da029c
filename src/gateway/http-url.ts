/** Whether a text is an absolute http(s) URL. A `javascript:` or app link would run or open on the payer's device. */
export function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
