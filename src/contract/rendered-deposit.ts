/** What of its page the merchant's server says, so that the first screen is the one the element shows. */
export interface RenderingRequest {
  /** The element's `lang`: `en`, `bn`, `si`, `ta` or a tag such as `bn-BD`. Default `en`. */
  readonly lang?: string | undefined;
  /** The element's `texts`, as JSON. */
  readonly texts?: string | undefined;
}

/** Answer of `GET /deposits/:id/rendered`: what stands in the merchant's page before any script is there. */
export interface RenderedDeposit {
  /** The deposit as its payer sees it, as JSON. Escaped for HTML, it is the element's attribute `view`. */
  readonly view: string;
  /** The first screen, as HTML. It goes between the element's two tags as it is. */
  readonly html: string;
  /** The styles in `html`, for a policy's `style-src`: `sha256-…`. Each release of this package has another one. */
  readonly styleHash: string;
}
