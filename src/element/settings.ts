import type { LitElement } from 'lit';

/** Assigning to a read-only property and comparing types are told apart in this way alone. */
type Same<One, Other> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- The comparison is between the two functions.
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

type Writable<Element, Key extends keyof Element> = Same<
  Pick<Element, Key>,
  { -readonly [Name in Key]: Element[Name] }
>;

/** The properties of an element's own that a page sets: neither methods, nor what can only be read. */
type SettingName<Element> = {
  [Key in Exclude<keyof Element, keyof LitElement>]: Element[Key] extends (...args: never) => unknown
    ? never
    : Writable<Element, Key> extends true
      ? Key
      : never;
}[Exclude<keyof Element, keyof LitElement>];

/** They may be left out. What is `undefined` is as good as left out. */
export type Settings<Element> = {
  readonly [Key in SettingName<Element>]?: NonNullable<Element[Key]> | undefined;
};

type Dashed<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Dashed<Rest>}`
  : '';

/** The same as HTML names them: `support-url` for `supportUrl`. */
export type AttributeSettings<Element> = {
  readonly [Key in keyof Settings<Element> & string as Dashed<Key>]?: Settings<Element>[Key];
};

/** The events of one element, by their names. */
export type EventsOf<Tag extends string> = {
  [
    Name in keyof HTMLElementEventMap as Name extends `${Tag}-${string}` ? Name : never
  ]: HTMLElementEventMap[Name];
};
