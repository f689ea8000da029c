import { createSecretScrubber } from '../../gateway/secret-scrubber.ts';

/** Shorter texts would maim ordinary words; a secret that short is refused at the start. */
const minLength = 6;

/** What a session token has behind its dot, or a webhook key of somebody else: random text in exactly the form we make. */
const tokens = /(?<![\w-])[\w-]{43}(?![\w-])/g;
/** What a resume link holds. */
const resumeCredentials = /[\w-]{22}\.dep_[\w-]+\.[\w-]+\.\w+/g;
const bearer = /\b(bearer|basic)\s+[\w~.+/=-]+/gi;
const querySecret = /\b(secret|token|key|password|signature)=[^&\s"\\]+/gi;

/** The same secret as JSON and base64 write it; percent-encoding is the scrubber's business. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    // Without the last group, whose digits depend on what follows.
    base64.slice(0, -4),
    Buffer.from(secret).toString('base64url').slice(0, -3),
  ];
}

/**
 * Makes the last sieve of the log: it blanks every secret out of a finished line, in whatever form it got there, and
 * whatever looks like a token. Nothing of ours logs one; libraries and other people's servers quote what they like.
 */
export function createLineRedactor(secrets: readonly string[]): (line: string) => string {
  const forms = new Set(secrets.filter(({ length }) => length >= minLength).flatMap(formsOf));
  const scrubbers = [...forms].filter(({ length }) => length >= minLength).map(createSecretScrubber);
  return (line) =>
    scrubbers
      .reduce((text, scrub) => scrub(text), line)
      .replace(bearer, '$1 [secret]')
      .replace(querySecret, '$1=[secret]')
      .replace(resumeCredentials, '[resume credential]')
      .replace(tokens, '[token]');
}
