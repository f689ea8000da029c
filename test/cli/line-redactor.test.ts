import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLineRedactor } from '../../src/cli/serve/line-redactor.ts';
import { randomId } from '../../src/proxy/random-id.ts';
import { createResumeCredentials } from '../../src/proxy/resume/resume-credentials.ts';
import { newSessionToken } from '../../src/proxy/session-token.ts';

const nowMs = 1_800_000_000_000;
const resumeCredential = createResumeCredentials(['api-key-0123456789abcdef']).write({
  depositId: randomId('dep_', nowMs),
  resumeId: randomId('', nowMs),
  expiresAtMs: nowMs,
});
const token = newSessionToken(nowMs);
const secret = 'canary/"plugin"+api&secret\\9';

describe('the redactor of log lines', () => {
  const redact = createLineRedactor([secret]);

  it('blanks a secret out of any text around it, in every form it takes on its way to a log', () => {
    const forms: ((text: string) => string)[] = [
      (text) => text,
      encodeURIComponent,
      (text) => encodeURIComponent(encodeURIComponent(text)),
      (text) => JSON.stringify(text).slice(1, -1),
      (text) => Buffer.from(text).toString('base64'),
      (text) => Buffer.from(text).toString('base64url'),
    ];
    const around = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
    fc.assert(
      fc.property(around, fc.constantFrom(...forms), around, (before, form, after) => {
        const redacted = redact(`${before} ${form(secret)} ${after}`);
        // All but the last group of base64, whose digits depend on what follows.
        assert(!redacted.includes(form(secret).slice(0, -4)), redacted);
      }),
    );
  });

  for (const [name, line, hidden] of [
    ['a session token', `{"said":"${token}"}`, token.slice(9, 18)],
    ["a further device's token", `{"said":"${'Ab3_'.repeat(10)}xyz"}`, 'Ab3_Ab3_'],
    [
      'what a resume link holds',
      `{"url":"https://a.example/#ipay-resume=${resumeCredential}"}`,
      resumeCredential.slice(0, 22),
    ],
    ['a bearer header', '{"authorization":"Bearer abc.def"}', 'abc.def'],
    ['a secret in an address', '{"url":"https://a.example/x?a=1&secret=hush&b=2"}', 'hush'],
  ] as const) {
    it(`blanks ${name} that it was not told of`, () => {
      assert(!redact(line).includes(hidden), redact(line));
      assert.doesNotThrow(() => void JSON.parse(redact(line)));
    });
  }

  it('leaves ids, digests and times alone, which an operator searches for', () => {
    const line = `{"depositId":"dep_${'a'.repeat(22)}","digest":"${'0f'.repeat(32)}","attemptId":"4f3c2b1a-1111-4222-8333-444455556666","time":"2026-11-22T11:33:11.624Z"}`;
    assert.equal(redact(line), line);
  });
});
