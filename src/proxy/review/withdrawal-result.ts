/** How a person may end a withdrawal. */
export type WithdrawalResult = 'succeeded' | 'failed';
