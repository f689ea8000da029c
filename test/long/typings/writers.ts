import { listenerName, scriptOf } from './page.ts';
import type { Page } from './page.ts';

interface Writer {
  readonly extension: string;
  write(page: Page): string;
}

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function markup({ element, settings, listeners }: Page, listen: (event: string) => string): string {
  const parts = [
    ...Object.entries(settings).map(([name, value]) => `${name}={${value}}`),
    ...Object.keys(listeners).map((event) => `${listen(event)}={${listenerName(event)}}`),
  ];
  return `<${element.tagName} ${parts.join(' ')}><h1 slot="header">Shop</h1></${element.tagName}>`;
}

const jsx = (framework: string, source: string, prefix: string): Writer => ({
  extension: 'tsx',
  write: (page) => `/** @jsxImportSource ${source} */
import type {} from 'ipay-deposit/types/${framework}';
${scriptOf(page)}
export const page = ${markup(page, (event) => `${prefix}${event}`)};
`,
});

/** A page as each framework's developers write it. */
export const writers: Readonly<Record<string, Writer>> = {
  react: jsx('react', 'react', 'on'),
  preact: jsx('preact', 'preact', 'on'),
  solid: jsx('solid', 'solid-js', 'on:'),
  component: {
    extension: 'tsx',
    write(page) {
      const { tagName } = page.element;
      const name = tagName === 'ipay-deposit' ? 'IpayDeposit' : 'IpayWithdrawal';
      const entry = tagName === 'ipay-deposit' ? 'react' : 'react-withdrawal';
      const settings = Object.entries(page.settings).map(([key, value]) => `${camel(key)}={${value}}`);
      const listeners = Object.keys(page.listeners).map(
        (event) => `${listenerName(event)}={${listenerName(event)}}`,
      );
      return `/** @jsxImportSource react */
import { createRef } from 'react';
import { ${name} } from 'ipay-deposit/${entry}';
${scriptOf(page)}
const ref = createRef<HTMLElementTagNameMap['${tagName}']>();
export const page = <${name} ref={ref} ${[...settings, ...listeners].join(' ')}><h1 slot="header">Shop</h1></${name}>;
`;
    },
  },
  vue: {
    extension: 'vue',
    write(page) {
      const { tagName } = page.element;
      const settings = Object.entries(page.settings).map(([name, value]) => `:${name}="${value}"`);
      const listeners = Object.keys(page.listeners).map((event) => `@${event}="${listenerName(event)}"`);
      return `<script setup lang="ts">
import type {} from 'ipay-deposit/types/vue';
${scriptOf(page)}
</script>
<template><${tagName} ${[...settings, ...listeners].join(' ')}><h1 slot="header">Shop</h1></${tagName}></template>
`;
    },
  },
  svelte: {
    extension: 'svelte',
    write: (page) => `<script lang="ts">
import type {} from 'ipay-deposit/types/svelte';
${scriptOf(page)}
</script>
${markup(page, (event) => `on${event}`)}
`,
  },
};
