/**
 * The tag for styles of constant text. Lit's own also takes values, which ours never have, and the code that reads them
 * would be part of every payer's download.
 */
export { unsafeCSS as css } from 'lit';
