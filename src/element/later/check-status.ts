import type { FocusTarget } from '../flow.ts';
import type { ViewFlowOptions } from '../view-flow.ts';

/** What of a flow is needed to ask how things stand. */
interface AskingFlow<View> {
  readonly options: Pick<ViewFlowOptions<View>, 'client' | 'isOnline'>;
  readonly notice: string;
  begin(): AbortSignal;
  notify(notice: 'checking' | 'unchanged' | 'check_failed' | 'offline'): void;
  take(view: View, focus: FocusTarget): boolean;
  ended(error: unknown): boolean;
  back(): void;
}

/** "Check status": asks at once, and says what came of it. Answers whether the proxy did. */
export async function checkStatus<View>(flow: AskingFlow<View>): Promise<boolean> {
  const { client, isOnline } = flow.options;
  const signal = flow.begin();
  flow.notify('checking');
  try {
    const view = await client.view(signal);
    if (signal.aborted) return false;
    flow.take(view, 'heading');
    if (flow.notice === 'checking') flow.notify('unchanged');
    return true;
  } catch (error) {
    if (!signal.aborted && !flow.ended(error)) flow.notify(isOnline() ? 'check_failed' : 'offline');
    return false;
  }
}

/** Asks how things stand: another tab was faster. */
export async function refetch<View>(flow: AskingFlow<View>, signal: AbortSignal): Promise<void> {
  try {
    const view = await flow.options.client.view(signal);
    if (signal.aborted) return;
    flow.take(view, 'heading');
    flow.back();
  } catch (error) {
    if (!signal.aborted) flow.ended(error);
  }
}
