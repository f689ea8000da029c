import { createHash } from 'node:crypto';

/** A message of an XLIFF file as lit-localize writes it. Placeholders stay as they are. */
export interface Message {
  readonly id: string;
  readonly source: string;
  readonly target: string | undefined;
  /** The stamp of the source that the translation was made for. */
  readonly stamp: string | undefined;
}

const unitPattern = /<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g;
const stampPattern = /\n *<note from="source">(.*?)<\/note>/;

function messageOf(id: string, unit: string): Message {
  return {
    id,
    source: /<source>([\s\S]*?)<\/source>/.exec(unit)?.[1] ?? '',
    target: /<target>([\s\S]*?)<\/target>/.exec(unit)?.[1],
    stamp: stampPattern.exec(unit)?.[1],
  };
}

export const messagesOf = (xliff: string): readonly Message[] =>
  [...xliff.matchAll(unitPattern)].map(([, id = '', unit = '']) => messageOf(id, unit));

/** What a translation is held to: the source's words, and which placeholders stand where. */
export const stampOf = (source: string): string =>
  createHash('sha256')
    .update(source.replaceAll(/ equiv-text="[^"]*"/g, ''))
    .digest('hex')
    .slice(0, 8);

/** Whether the source is another one since it was translated: lit-localize keeps the translation, and says nothing. */
export const isStale = ({ source, stamp }: Message): boolean =>
  stamp !== undefined && stamp !== stampOf(source);

/** Stamps the translations that are new, and those said to hold for the source as it now is. */
export const stamped = (xliff: string, confirmed: readonly string[]): string =>
  xliff.replaceAll(unitPattern, (whole, id: string, unit: string) => {
    const message = messageOf(id, unit);
    if (!message.target?.trim() || (message.stamp !== undefined && !confirmed.includes(id))) return whole;
    const note = `\n  <note from="source">${stampOf(message.source)}</note>`;
    return whole.replace(stampPattern, '').replace('</target>', () => `</target>${note}`);
  });
