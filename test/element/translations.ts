import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messagesOf } from '../tools/translation-stamps.ts';

const folder = path.resolve(import.meta.dirname, '../../locales');

export type Locale = 'bn' | 'si' | 'ta';

export const locales: readonly Locale[] = ['bn', 'si', 'ta'];

/** A text of either element, as it is spoken: a placeholder is `{0}`. */
export interface Translation {
  readonly id: string;
  readonly english: string;
  readonly text: string;
}

const spoken = (text: string): string => text.replaceAll(/<x id="(\d)"[^>]*\/>/g, '{$1}');

export async function translationsIn(locale: Locale): Promise<readonly Translation[]> {
  const files = globSync(`**/${locale}.xlf`, { cwd: folder });
  const all = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return all
    .flatMap(messagesOf)
    .map(({ id, source, target = '' }) => ({ id, english: spoken(source), text: spoken(target) }));
}
