import { assert } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { ElementHarness } from './element-harness.ts';

/** Fails when something sticks out of a narrow place, or is too small for a thumb there. */
export function assertRoomyEnough(
  { root }: ElementHarness<LitElement>,
  place: HTMLElement,
  screen: string,
): void {
  for (const width of [280, 320]) {
    place.style.width = `${width}px`;
    assertFits(root, width, `${screen}, ${width} px`);
  }
}

function assertFits(root: ShadowRoot, width: number, screen: string): void {
  assert.isAtMost(root.querySelector('section')?.scrollWidth ?? Infinity, width, screen);
  for (const control of root.querySelectorAll<HTMLElement>('button, a, input')) {
    // Who presses a radio's label presses the radio.
    const target = control.matches('[type=radio]') ? (control.closest('label') ?? control) : control;
    const { height, width: controlWidth } = target.getBoundingClientRect();
    assert.isAtLeast(Math.min(height, controlWidth), 44, `${screen}: ${control.localName}`);
  }
}

/**
 * Fails when the element is not as high with its answer as it was without, or something on the page moves.
 *
 * @param payer in front of the skeleton, in the language it is to speak
 * @param answer lets the answer come
 */
export async function assertRoomIsHeld(payer: ElementHarness<LitElement>, answer: () => void): Promise<void> {
  const below = document.createElement('p');
  below.textContent = 'What the page has below.';
  payer.element.after(below);
  const heightOfLoading = payer.element.getBoundingClientRect().height;
  const shifts: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  await payer.painted();
  const begun = performance.now();
  observer.observe({ type: 'layout-shift' });
  answer();
  await payer.until(() => !payer.root.querySelector('[inert]'), 'the answer');
  await payer.painted();
  assert.equal(payer.element.getBoundingClientRect().height, heightOfLoading);
  shifts.push(...observer.takeRecords());
  observer.disconnect();
  // What moved when the language came is another matter.
  assert.deepEqual(
    shifts.filter(({ startTime }) => startTime > begun),
    [],
  );
}
