/** What one check found, and for anything but ok the way out. */
export type Finding =
  | { readonly status: 'ok'; readonly message: string }
  | { readonly status: 'warn' | 'fail'; readonly message: string; readonly remedy: string };

export interface CheckResult {
  readonly check: string;
  readonly finding: Finding;
}

export const ok = (message: string): Finding => ({ status: 'ok', message });
export const warn = (message: string, remedy: string): Finding => ({ status: 'warn', message, remedy });
export const fail = (message: string, remedy: string): Finding => ({ status: 'fail', message, remedy });
