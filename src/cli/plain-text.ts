/** What would move the cursor, colour the screen or break a row: texts here come from payers and from the gateway. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text from outside as it may stand in a line of a terminal. */
export const plainText = (text: string): string => text.replace(control, '�');
