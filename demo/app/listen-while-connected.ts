import type { ReactiveControllerHost } from 'lit';

/** Listens to the window as long as the host is on the page. */
export function listenWhileConnected<Type extends keyof WindowEventMap>(
  host: ReactiveControllerHost,
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
): void {
  host.addController({
    hostConnected: () => addEventListener(type, listener),
    hostDisconnected: () => removeEventListener(type, listener),
  });
}
