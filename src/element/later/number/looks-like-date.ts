const year = String.raw`20\d\d`;
const month = '(?:0[1-9]|1[0-2])';
const day = String.raw`(?:0[1-9]|[12]\d|3[01])`;

const date = new RegExp(`^(?:${year}${month}${day}|${day}${month}${year}|${month}${day}${year})$`);

/** Whether 8 digits can be read as a date of this century, in any of the orders people write one. */
export const looksLikeDate = (digits: string): boolean => date.test(digits);
