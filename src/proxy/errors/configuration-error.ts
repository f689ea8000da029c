/** One setting that is wrong, what is wrong with it, and what a good one looks like. */
export interface SettingProblem {
  /** The setting's path, such as `gateway.apiUrl`. */
  readonly setting: string;
  /** A sentence that ends with an example. Never quotes the value: it may be a secret. */
  readonly problem: string;
}

/** The proxy refuses to start. Lists every wrong setting at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'configuration_invalid';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ setting, problem }) => `- ${setting}: ${problem}`);
    super(`The configuration is not valid:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}
