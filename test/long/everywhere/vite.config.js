import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const isCustomElement = (tag) => tag.startsWith('ipay-');

/** Each `--mode` is a page; `component` is one for two versions of React. */
export default defineConfig(({ mode }) => ({
  plugins: {
    vue: [vue({ template: { compilerOptions: { isCustomElement } } })],
    svelte: [svelte()],
    solid: [solid()],
  }[mode],
  oxc: { jsx: { runtime: 'automatic', importSource: mode === 'preact' ? 'preact' : 'react' } },
  resolve: { alias: mode === 'component-18' ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {} },
  build: {
    outDir: `dist/${mode}`,
    modulePreload: false,
    rolldownOptions: {
      input: `${mode.replace('-18', '')}.${mode === 'vue' || mode === 'svelte' ? 'js' : 'jsx'}`,
      output: { entryFileNames: 'page.js' },
    },
  },
}));
