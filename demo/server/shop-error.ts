/** The shop's server did not do what it was asked. The message is for the reader of the page. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
}
