import type { StoryElement } from '../catalog/story.ts';
import { slotContents } from '../settings/slot-contents.ts';
import type { StorySettings } from '../settings/story-settings.ts';
import { storyTokens } from '../settings/story-tokens.ts';

export const codeKinds = ['HTML', 'React', 'Vue'] as const;
export type CodeKind = (typeof codeKinds)[number];

const modules: Readonly<Record<StoryElement, string>> = {
  deposit: 'ipay-deposit/define',
  withdrawal: 'ipay-deposit/define-withdrawal',
};
const finalEvents: Readonly<Record<StoryElement, string>> = {
  deposit: 'ipay-deposit-credited',
  withdrawal: 'ipay-withdrawal-succeeded',
};

/** The attributes that differ from the element's own defaults. */
function attributesOf(element: StoryElement, settings: StorySettings): readonly string[] {
  const { language, scheme, density, openIn, support } = settings;
  return [
    `lang="${language}"`,
    ...(scheme === 'auto' ? [] : [`theme="${scheme}"`]),
    ...(density === 'comfortable' ? [] : [`density="${density}"`]),
    ...(element === 'withdrawal' || openIn === 'tab' ? [] : [`open-in="${openIn}"`]),
    ...(support === 'yes' ? ['support-url="https://shop.example/help"'] : []),
  ];
}

function tag(name: string, attributes: readonly string[], { slots }: StorySettings, indent: string): string {
  const contents = slots.map((slot) => `${indent}  <p slot="${slot}">${slotContents[slot]}</p>\n`).join('');
  const opened = attributes.map((attribute) => `\n${indent}  ${attribute}`).join('');
  const before = contents ? `\n${contents}${indent}` : '';
  return `${indent}<${name}${opened}\n${indent}>${before}</${name}>`;
}

function html(element: StoryElement, settings: StorySettings): string {
  const name = `ipay-${element}`;
  const tokens = Object.entries(storyTokens(settings)).map(([token, value]) => `  ${token}: ${value};\n`);
  const look =
    settings.look === 'own' ? '' : `<link rel="stylesheet" href="/themes/${settings.look}.css" />\n`;
  const style = tokens.length > 0 ? `<style>\n${name} {\n${tokens.join('')}}\n</style>\n` : '';
  const script =
    element === 'deposit'
      ? '<script src="/ipay-deposit.js"></script>'
      : `<script type="module">\n  import '${modules[element]}';\n</script>`;
  const attributes = ['proxy="/pay"', 'session="TOKEN"', ...attributesOf(element, settings)];
  return `${look}${style}${script}\n\n${tag(name, attributes, settings, '')}\n`;
}

const imports = (element: StoryElement, { look }: StorySettings): string =>
  `import '${modules[element]}';\n${look === 'own' ? '' : `import 'ipay-deposit/themes/${look}.css';\n`}`;

/** React 19 knows custom elements: attributes and properties as they are, events after `on`. */
function react(element: StoryElement, settings: StorySettings): string {
  const tokens = storyTokens(settings);
  const style = Object.entries(tokens).map(([token, value]) => `'${token}': '${value}'`);
  const attributes = [
    'proxy="/pay"',
    'session={session}',
    ...attributesOf(element, settings),
    ...(style.length > 0 ? [`style={{ ${style.join(', ')} }}`] : []),
    `on${finalEvents[element]}={onDone}`,
  ];
  return `${imports(element, settings)}
export function Checkout({ session, onDone }) {
  return (
${tag(`ipay-${element}`, attributes, settings, '    ')}
  );
}
`;
}

function vue(element: StoryElement, settings: StorySettings): string {
  const style = Object.entries(storyTokens(settings)).map(([token, value]) => `${token}: ${value}`);
  const attributes = [
    'proxy="/pay"',
    ':session="session"',
    ...attributesOf(element, settings),
    ...(style.length > 0 ? [`style="${style.join('; ')}"`] : []),
    `@${finalEvents[element]}="emit('done')"`,
  ];
  return `<script setup>
// vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('ipay-') } } })
${imports(element, settings)}
defineProps(['session']);
const emit = defineEmits(['done']);
</script>

<template>
${tag(`ipay-${element}`, attributes, settings, '  ')}
</template>
`;
}

const writers: Readonly<Record<CodeKind, typeof html>> = { HTML: html, React: react, Vue: vue };

/** The code that gives a page the element as the story shows it. */
export function storyCode(kind: CodeKind, element: StoryElement, settings: StorySettings): string {
  return writers[kind](element, settings);
}
