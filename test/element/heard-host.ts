import type { FailureCode } from '../../src/element/failure-code.ts';
import type { FlowHost, FocusTarget } from '../../src/element/flow.ts';
import type { VersionedView } from '../../src/element/view-flow.ts';

/** A flow's host, and all that the flow told it. */
export function heardHost<View extends VersionedView>() {
  const versions: number[] = [];
  const failures: FailureCode[] = [];
  const focus: FocusTarget[] = [];
  const host: FlowHost<View> = {
    changed: (target) => focus.push(target),
    viewChanged: (view) => versions.push(view.version),
    failed: (code) => failures.push(code),
  };
  return { host, versions, failures, focus };
}
