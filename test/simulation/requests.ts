/** A request as merchant or payer: with a token, and a body where it is a POST. */
export const get = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

export const post = (
  token: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
