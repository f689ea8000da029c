import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { LabRecording } from './lab-recording.ts';

/** In the zone it was written in, so that it says the same to everybody. */
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Says plainly that nothing here happens now, when it did, and how to see it happen. */
export const recordingNote = ({ recordedAt, version, node }: LabRecording): TemplateResult =>
  html`<aside aria-label="A recording" data-testid="recording">
    <p>
      <strong>This is a recording.</strong> This copy of the page has no server to experiment on. Each
      experiment below ran on
      <time datetime=${recordedAt}>${dateFormat.format(new Date(recordedAt))} UTC</time> at this demo's own
      server (version ${version}, Node.js ${node}). <code>npm run record:lab</code> wrote down what was sent,
      how the proxy answered, and what the ledger did.
    </p>
    <p>To run them yourself, get the project, start it with <code>npm start</code>, and come here again.</p>
  </aside>`;
