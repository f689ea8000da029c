import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { storyCode } from '../../demo/stories/code/story-code.ts';
import { defaultStorySettings } from '../../demo/stories/settings/story-settings.ts';
import { storyTokens } from '../../demo/stories/settings/story-tokens.ts';

describe('the code of a story', () => {
  it('says no more than the settings ask for', () => {
    assert.equal(
      storyCode('HTML', 'deposit', { ...defaultStorySettings, support: 'no' }),
      `<script src="/ipay-deposit.js"></script>

<ipay-deposit
  proxy="/pay"
  session="TOKEN"
  lang="en"
></ipay-deposit>
`,
    );
  });

  it('follows attributes, tokens, slots and theme', () => {
    const settings = {
      ...defaultStorySettings,
      look: 'lagoon',
      scheme: 'dark',
      density: 'compact',
      accent: '#ffcc00',
      slots: ['footer'],
    } as const;
    const html = storyCode('HTML', 'withdrawal', settings);
    for (const part of [
      '<link rel="stylesheet" href="/themes/lagoon.css" />',
      'ipay-withdrawal {\n  --ipay-accent: #ffcc00;\n  --ipay-on-accent: #000000;\n}',
      "import 'ipay-deposit/define-withdrawal';",
      'theme="dark"\n  density="compact"',
      '  <p slot="footer">Order 1001</p>\n</ipay-withdrawal>',
    ]) {
      assert.ok(html.includes(part), part);
    }
    assert.match(storyCode('React', 'withdrawal', settings), /onipay-withdrawal-succeeded=\{onDone\}/);
    assert.match(storyCode('Vue', 'withdrawal', settings), /@ipay-withdrawal-succeeded="emit\('done'\)"/);
  });

  it('picks the text colour that is easier to read on the accent', () => {
    const on = (accent: string) => storyTokens({ ...defaultStorySettings, accent })['--ipay-on-accent'];
    assert.deepEqual(['#ffffff', '#000000', '#1d5f3f', '#93d5aa'].map(on), [
      '#000000',
      '#ffffff',
      '#ffffff',
      '#000000',
    ]);
  });
});
