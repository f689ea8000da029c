import 'ipay-deposit/define';
import { render } from 'preact';

function Page({ state }) {
  if (!state) return null;
  const { session, supportUrl, required, view, title, hear } = state;
  return (
    <ipay-deposit
      proxy="/pay"
      session={session}
      support-url={supportUrl}
      required={required}
      view={view}
      onipay-deposit-failed={hear}
    >
      <h1 slot="header">{title}</h1>
    </ipay-deposit>
  );
}

globalThis.update = (state) => render(<Page state={state} />, document.querySelector('main'));
globalThis.update(globalThis.first);
