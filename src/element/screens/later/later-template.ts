import type { TemplateResult } from 'lit';
import type { DepositView } from '../../../contract/deposit-view.ts';
import type { LaterScreen } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { acceptedScreen } from './accepted.ts';
import { checkingScreen } from './checking.ts';
import { creditedScreen } from './credited.ts';
import { enterScreen } from './enter.ts';
import { exhaustedScreen } from './exhausted.ts';
import { expiredScreen } from './expired.ts';
import { loadFailedScreen } from './load-failed.ts';
import { offlineScreen } from './offline.ts';
import { possibleScreen } from './possible.ts';
import { rejectedScreen } from './rejected.ts';
import { resumeScreen } from './resume.ts';
import { sessionEndedScreen } from './session-ended.ts';
import { submittingScreen } from './submitting.ts';
import { unavailableScreen } from './unavailable.ts';
import { unknownScreen } from './unknown.ts';
import { windowScreen } from './window.ts';

/** The template of a later screen. */
export function laterTemplate(
  context: ScreenContext,
  screen: LaterScreen,
  view: DepositView | undefined,
): TemplateResult {
  switch (screen.kind) {
    case 'enter':
      return enterScreen(context, screen, view?.state === 'awaiting_payment');
    case 'submitting':
      return submittingScreen(context, screen.transactionNumber);
    case 'accepted':
      return acceptedScreen(context, screen.view);
    case 'credited':
      return creditedScreen(context, screen.view);
    case 'checking':
      return checkingScreen(context, screen.view);
    case 'possible':
      return possibleScreen(context, screen.view);
    case 'rejected':
      return rejectedScreen(context, screen.view);
    case 'exhausted':
      return exhaustedScreen(context, screen.view);
    case 'unknown':
      return unknownScreen(context, screen.transactionNumber);
    case 'expired':
      return expiredScreen(context, screen.view);
    case 'offline':
      return offlineScreen(context);
    case 'window':
      return windowScreen(context, screen);
    case 'load_failed':
      return loadFailedScreen(context);
    case 'unavailable':
      return unavailableScreen(context);
    case 'resume':
      return resumeScreen(context, screen);
    case 'session_ended':
      return sessionEndedScreen(context, screen.code);
  }
}
