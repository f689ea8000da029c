import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/define.ts';
import { reactElement } from '../../../src/frameworks/react-element.ts';
import type { ElementProps } from '../../../src/frameworks/react-element.ts';
import { IpayDeposit } from '../../../src/index.ts';

const Component = reactElement('ipay-deposit', IpayDeposit);
const root = createRoot(document.body);

/** Renders the component with what a test gives, in place of what was given before. */
Object.assign(globalThis, {
  renderDeposit: (props: ElementProps<'ipay-deposit'>) => {
    root.render(createElement(StrictMode, null, createElement(Component, props)));
  },
});
