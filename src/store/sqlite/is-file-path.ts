/**
 * Whether SQLite opens what is named as a file of that name. It takes `file:…` for an address, and keeps `:memory:`
 * nowhere: what is closed to others, locked and copied would be another file than the one with the payments.
 */
export const isFilePath = (file: string): boolean => file !== ':memory:' && !file.startsWith('file:');
