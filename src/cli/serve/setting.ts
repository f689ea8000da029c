/**
 * How a setting is written in the environment. `flag` is true or false, `list` is divided by commas, `json` is one JSON
 * value; in the file both are JSON.
 */
type SettingKind = 'text' | 'number' | 'flag' | 'list' | 'json';

/** One setting of `serve`: its place in the file, its variable, and what it means. */
export interface Setting {
  /** Dotted, such as `gateway.apiUrl`. */
  readonly path: string;
  readonly variable: string;
  readonly kind: SettingKind;
  readonly help: string;
  /** What is taken when nobody says anything, for people; absent where the setting must be given or is optional. */
  readonly fallback?: string;
  /** May come from a file that `<variable>_FILE` names, and is blanked out of every log line. */
  readonly secret?: true;
}
