import type { ClassAttributes, JSX } from 'preact';
import type { Elements, NamedListeners, Tag, TemplateSettings } from '../props.ts';

// Versions 10 and 11 have the attributes of every element under different names, and a `div` with these alone.
type Props<Name extends Tag> = TemplateSettings<Name> &
  NamedListeners<Name> &
  ClassAttributes<Elements[Name]> &
  Omit<JSX.IntrinsicElements['div'], keyof TemplateSettings<Name> | 'ref'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'ipay-deposit': Props<'ipay-deposit'>;
      'ipay-withdrawal': Props<'ipay-withdrawal'>;
    }
  }
}
