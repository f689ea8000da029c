/** An account number of eight digits as the field shows it when the payer has gone on. */
export const inGroups = (accountNumber: string): string => accountNumber.replace(/^(\d{4})(\d{4})$/, '$1 $2');
