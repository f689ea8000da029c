/** Headers of an answer, under lower-case names. */
export type AnswerHeaders = Record<string, string>;

/** What every route finds in `c.env`. */
export interface RouteEnv {
  Bindings: {
    /** The request as it came: reading a body puts another in its place, which no socket is known of. */
    readonly arrived: Request;
    /** What the answer will say in its headers, whatever it is. */
    readonly headers: AnswerHeaders;
  };
}
