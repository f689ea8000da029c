/**
 * What stands before the credential in the fragment of a resume link. A fragment stays in the browser: no server's
 * log and no referrer ever holds it.
 */
export const resumeFragment = '#ipay-resume=';

/** Answer of `POST /deposit/resume`: a link to go on with the deposit on another device, good once. */
export interface ResumeLink {
  readonly url: string;
  /** A span, not a date: payers' clocks are wrong. */
  readonly expiresInMs: number;
}

/** `POST /resume`: the other device asks for a session of its own. */
export interface ResumeRequest {
  /** What the link's fragment holds. */
  readonly credential: string;
  /**
   * Random text of the device, 22 to 43 characters of base64url such as a UUID. The same key with the same credential
   * gets the same answer, so that an answer lost on the way is asked for again; with another key the link has been
   * used.
   */
  readonly key: string;
}

/** Its answer: the token of a session that ends when the first one does. */
export interface ResumedSession {
  readonly token: string;
}
