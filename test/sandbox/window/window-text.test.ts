import assert from 'node:assert/strict';
import { it } from 'node:test';
import { windowText } from '../../../src/sandbox/window/window-text.ts';
import { translationsIn } from '../../element/translations.ts';

/** Every text of the window, by the place it stands in. */
const textsOf = (texts: object, place = ''): readonly [place: string, text: string][] =>
  Object.entries(texts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? textsOf(value, `${place}${name}.`)
      : [[`${place}${name}`, String(value)] as [string, string]],
  );

it('what the element says too, the window says in Bengali in the same words', async () => {
  const ofElement = new Map((await translationsIn('bn')).map(({ english, text }) => [english, text]));
  const bengali = new Map(textsOf(windowText('bn')));
  const shared = textsOf(windowText('en')).filter(([, english]) => ofElement.has(english));
  assert.ok(shared.length > 10);
  for (const [place, english] of shared) {
    assert.equal(bengali.get(place)?.normalize('NFC'), ofElement.get(english), place);
  }
});
