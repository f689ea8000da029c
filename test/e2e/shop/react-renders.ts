import { createElement, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/define.ts';
import { reactElement } from '../../../src/frameworks/react-element.ts';
import type { ElementProps } from '../../../src/frameworks/react-element.ts';
import { IpayDeposit } from '../../../src/index.ts';

const Component = reactElement('ipay-deposit', IpayDeposit);
const root = createRoot(document.body);
const never = new Promise<never>(() => undefined);

/** What else the page shows; while that is on its way, React hides all of it. */
function Beside({ isThere }: { readonly isThere: boolean }) {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- How all versions of React are told.
  if (!isThere) throw never;
  return null;
}

/** Renders the component with what a test gives, in place of what was given before. */
Object.assign(globalThis, {
  renderDeposit: (props: ElementProps<'ipay-deposit'>, isThere = true) => {
    const deposit = createElement(Component, props);
    const page = createElement(Suspense, null, deposit, createElement(Beside, { isThere }));
    root.render(createElement(StrictMode, null, page));
  },
});
