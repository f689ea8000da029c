import { elementsPage } from './elements.ts';
import { errorsPage } from './errors.ts';
import { messagesPage } from './messages.ts';
import { proxyOptionsPage } from './proxy-options.ts';
import { serveSettingsPage } from './serve-settings.ts';

/** Each page of the reference, by its path from the project's root, as the code now says it. */
export const referencePages = {
  'docs/reference/elements.md': elementsPage,
  'docs/reference/errors.md': errorsPage,
  'docs/reference/messages.md': messagesPage,
  'docs/reference/proxy-options.md': proxyOptionsPage,
  'docs/reference/serve-settings.md': serveSettingsPage,
} as const satisfies Record<string, () => Promise<string>>;
