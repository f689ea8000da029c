import type { TemplateResult } from 'lit';
import type { WithdrawalView } from '../../../contract/withdrawal-view.ts';
import type { WithdrawalScreen } from '../withdrawal-screen.ts';
import { acceptedScreen } from './accepted.ts';
import { conflictScreen } from './conflict.ts';
import { failedScreen } from './failed.ts';
import { formScreen } from './form.ts';
import { lostScreen } from './lost.ts';
import { offlineScreen } from './offline.ts';
import { refusedScreen } from './refused.ts';
import { submittingScreen } from './submitting.ts';
import { succeededScreen } from './succeeded.ts';
import { unknownScreen } from './unknown.ts';
import { loadFailedScreen, loadingScreen, sessionEndedScreen, unavailableScreen } from './viewless.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** The template of a screen. */
export function withdrawalTemplate(
  context: WithdrawalContext,
  screen: WithdrawalScreen,
  view: WithdrawalView | undefined,
): TemplateResult {
  switch (screen.kind) {
    case 'loading':
      return loadingScreen(context);
    case 'form':
      return view ? formScreen(context, view.amount, screen.error) : loadingScreen(context);
    case 'submitting':
      return submittingScreen(context);
    case 'sending':
      return submittingScreen(context, withdrawalSummary(context, screen.view));
    case 'lost':
      return lostScreen(context);
    case 'accepted':
      return acceptedScreen(context, screen.view);
    case 'unknown':
      return unknownScreen(context, screen.view);
    case 'succeeded':
      return succeededScreen(context, screen.view);
    case 'failed':
      return failedScreen(context, screen.view);
    case 'refused':
      return refusedScreen(context, screen.view);
    case 'conflict':
      return conflictScreen(context, screen.view);
    case 'offline':
      return offlineScreen(context);
    case 'load_failed':
      return loadFailedScreen(context);
    case 'unavailable':
      return unavailableScreen(context);
    case 'session_ended':
      return sessionEndedScreen(context);
  }
}
