import 'ipay-deposit/define';
import { Show, createSignal } from 'solid-js';
import { render } from 'solid-js/web';

const [state, setState] = createSignal(globalThis.first);
globalThis.update = setState;

render(
  () => (
    <Show when={state()}>
      <ipay-deposit
        proxy="/pay"
        session={state()?.session}
        support-url={state()?.supportUrl}
        required={state()?.required}
        prop:view={state()?.view}
        on:ipay-deposit-failed={(event) => state()?.hear(event)}
      >
        <h1 slot="header">{state()?.title}</h1>
      </ipay-deposit>
    </Show>
  ),
  document.querySelector('main'),
);
