/** How long the payer may still look after the time to pay, or to give an account, is over. */
export const viewableAfterExpiryMs = 7 * 24 * 3_600_000;
