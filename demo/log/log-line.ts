import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { LogEntry } from './log-entry.ts';
import { logGroups, logKinds } from './log-groups.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 1,
});

/** One line of the log, which opens to show its detail. */
export function logLine({ kind, at, title, detail }: LogEntry): TemplateResult {
  const { group, word } = logKinds[kind];
  return html`<li data-testid="log-entry" data-kind=${kind} data-group=${group}>
    <details>
      <summary>
        <time datetime=${at}>${clock.format(new Date(at))}</time>
        <span class="tag"><span aria-hidden="true">${logGroups[group].mark}</span> ${word}</span>
        <span class="title">${title}</span>
      </summary>
      <pre>${JSON.stringify(detail, null, 2)}</pre>
    </details>
  </li>`;
}
