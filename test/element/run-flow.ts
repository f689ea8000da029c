import type { FailureCode } from '../../src/element/failure-code.ts';
import type { Flow, FlowHost, FocusTarget } from '../../src/element/flow.ts';
import { KeptText } from '../../src/element/kept-text.ts';
import type { VersionedView } from '../../src/element/view-flow.ts';
import { memoryStorage } from './memory-storage.ts';

const running = new Set<Flow>();

/** Ends every flow a test began. */
export function stopFlows(): void {
  for (const flow of running) flow.stop();
  running.clear();
}

/** What a flow is made from, in Node. */
interface Surroundings<View> {
  readonly host: FlowHost<View>;
  readonly keptText: KeptText;
  readonly isOnline: () => boolean;
}

/** Begins a flow, and gives all that it told its host. Stopped by `stopFlows`. */
export function runFlow<View extends VersionedView, Made extends Flow>(
  make: (surroundings: Surroundings<View>) => Made,
  storage = memoryStorage(),
) {
  const versions: number[] = [];
  const failures: FailureCode[] = [];
  const focus: FocusTarget[] = [];
  const host: FlowHost<View> = {
    changed: (target) => focus.push(target),
    viewChanged: (view) => versions.push(view.version),
    failed: (code) => failures.push(code),
  };
  const page = { online: true };
  const flow = make({ host, keptText: new KeptText(() => storage), isOnline: () => page.online });
  running.add(flow);
  flow.start();
  flow.wake();
  return { flow, versions, failures, focus, page, storage };
}
