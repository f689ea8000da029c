import type { LogEntry, LogKind } from './log-entry.ts';

export type LogGroup = 'element' | 'gateway' | 'shop';

/** The three kinds of lines that can be hidden. `mark` tells them apart where colours do not. */
export const logGroups: Readonly<Record<LogGroup, { readonly label: string; readonly mark: string }>> = {
  element: { label: 'Element', mark: '◆' },
  gateway: { label: 'Gateway', mark: '↑' },
  shop: { label: 'Postbacks, shop', mark: '↓' },
};

/** A line's group, and the word it carries. */
export const logKinds: Readonly<Record<LogKind, { readonly group: LogGroup; readonly word: string }>> = {
  'element-event': { group: 'element', word: 'element' },
  'gateway-request': { group: 'gateway', word: 'gateway' },
  postback: { group: 'shop', word: 'postback' },
  event: { group: 'shop', word: 'event' },
  shop: { group: 'shop', word: 'shop' },
};

export const logGroupNames = ['element', 'gateway', 'shop'] as const satisfies LogGroup[];

export function groupOfEntry({ kind }: LogEntry): LogGroup {
  return logKinds[kind].group;
}
