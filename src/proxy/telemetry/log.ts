type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the proxy says what happened. Shaped like pino's methods; fields never hold a secret or a token. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const nothing = (): void => undefined;

export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };
