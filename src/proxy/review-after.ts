/** How long what only the gateway can settle stays open before a person is asked to look. */
export const reviewAfterMs = 24 * 3_600_000;
