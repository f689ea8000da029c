import { defaultReporter } from '@web/test-runner';
import config from '../../web-test-runner.config.js';
import { countBrowserTests } from './count-browser-tests.ts';

/** The project's browser tests, counted for the closing line of `npm test`. */
export default {
  ...config,
  // The output goes into a report, where a moving progress bar would leave its traces.
  staticLogging: true,
  reporters: [
    ...(config.reporters ?? [defaultReporter({ reportTestResults: true, reportTestProgress: false })]),
    countBrowserTests(),
  ],
};
