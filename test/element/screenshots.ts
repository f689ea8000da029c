/**
 * Takes a picture of every screen, in each language, light and dark, 320 px wide, to be looked at:
 * `node test/element/screenshots.ts [language…]` writes them to .cache/screenshots, one sheet per element, language
 * and theme.
 */
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { Page, Route } from 'playwright-core';
import { build } from 'vite';
import { press, shots as depositShots } from './shots.ts';
import type { Shot } from './shots.ts';
import { handIn, withdrawalShots } from './withdrawal/withdrawal-shots.ts';

const folder = '.cache/screenshots';

interface Gallery {
  readonly element: string;
  readonly entry: string;
  readonly shots: readonly Shot<object>[];
}

const galleries: readonly Gallery[] = [
  { element: 'ipay-deposit', entry: 'src/define.ts', shots: depositShots },
  { element: 'ipay-withdrawal', entry: 'src/define-withdrawal.ts', shots: withdrawalShots },
];

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const built = [result].flat().find((output) => 'output' in output);
  if (!built) throw new Error('Nothing was built.');
  return built.output[0].code;
}

async function answer(route: Route, shots: Gallery['shots']): Promise<void> {
  const name = new URL(route.request().url()).pathname.split('/')[2];
  const shot = shots.find((candidate) => candidate.name === name);
  // A long poll, and the screen that waits for its first answer, are left hanging.
  if (!shot || route.request().url().includes('after=')) return;
  if (route.request().method() === 'POST') {
    await (shot.answer
      ? route.fulfill({ status: 503, json: { code: shot.answer, detail: 'A test.' } })
      : route.abort());
  } else if (shot.problem) {
    await route.fulfill({ status: 503, json: { code: shot.problem, detail: 'A test.' } });
  } else if (shot.view) {
    await route.fulfill({ json: { ...shot.view, id: shot.name } });
  }
}

async function sheet(
  page: Page,
  { element, shots }: Gallery,
  code: string,
  language: string,
  theme: string,
): Promise<void> {
  await page.goto('http://shots.example/');
  await page.setContent(
    `<html lang="${language}"><head><title>Screens</title><style>
      body { margin: 16px; display: grid; grid-template-columns: repeat(6, 320px); gap: 16px; align-items: start;
        background: ${theme === 'dark' ? '#000' : '#e8ebf0'} }
    </style></head><body>${shots
      .map(
        ({ name }) =>
          `<${element} id="${name}" theme="${theme}" proxy="http://shots.example/ipay/${name}" session="s" support-url="https://shop.example/help"></${element}>`,
      )
      .join('')}</body></html>`,
  );
  await page.addScriptTag({ content: code, type: 'module' });
  // Whatever waits for no answer has it.
  await page.waitForTimeout(1500);
  for (const { name, act } of shots) {
    if (act)
      await page.evaluate(
        `const press = ${press.toString()}; const handIn = ${handIn.toString()}; (${act.toString()})(document.getElementById("${name}"))`,
      );
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}/${element}-${language}-${theme}.png`, fullPage: true });
}

const languages = process.argv.length > 2 ? process.argv.slice(2) : ['en', 'bn', 'si', 'ta'];
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  await mkdir(folder, { recursive: true });
  for (const gallery of galleries) {
    const code = await bundle(gallery.entry);
    for (const [language, theme] of languages.flatMap((name) => [
      [name, 'light'] as const,
      [name, 'dark'] as const,
    ])) {
      // A page of its own, so that no typed number is kept from one sheet to the next.
      const page = await browser.newPage({ viewport: { width: 6 * 336 + 16, height: 900 } });
      await page.route('http://shots.example/**', (route) =>
        new URL(route.request().url()).pathname.startsWith('/ipay/')
          ? answer(route, gallery.shots)
          : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
      );
      await sheet(page, gallery, code, language, theme);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
