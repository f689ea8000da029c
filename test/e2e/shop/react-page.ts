import { createElement, StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/define.ts';
import { reactElement } from '../../../src/frameworks/react-element.ts';
import { IpayDeposit } from '../../../src/index.ts';

type Attributes = Readonly<Record<string, string>>;

const put = (attributes: Attributes, parent: Element): Element => {
  const element = document.createElement('ipay-deposit');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};

/** As wrappers of plain libraries do it; strict mode makes the element, removes it, and makes another. */
function ByEffect({ attributes }: { readonly attributes: Attributes }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current && put(attributes, place.current);
    return () => element?.remove();
  }, [attributes]);
  return createElement('div', { ref: place });
}

const Component = reactElement('ipay-deposit', IpayDeposit);

/** Lets a test see what the component's listener heard, and how often. */
const onIpayDepositCredited = () => {
  document.title += ': credited';
};

const main = document.querySelector('main');
if (main) {
  const attributes = JSON.parse(main.dataset['attributes'] ?? '{}') as Attributes; // written by the page server
  const written = {
    react: () => createElement('ipay-deposit', attributes),
    'react-effect': () => createElement(ByEffect, { attributes }),
    'react-component': () => createElement(Component, { ...attributes, onIpayDepositCredited }),
  };
  const { by } = main.dataset;
  if (by === 'react' || by === 'react-effect' || by === 'react-component')
    createRoot(main).render(createElement(StrictMode, null, written[by]()));
}
