/** What would move the cursor, colour the screen or break a row: texts here come from payers and from the gateway. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text from outside as it may stand in a line of a terminal. */
export const plainText = (text: string): string => text.replace(control, '�');

/** What of it JSON itself lets stand. */
const controlInJson = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The same value as JSON for a program or a terminal. */
export const plainJson = (value: object): string =>
  JSON.stringify(value, null, 2).replace(controlInJson, escaped);
