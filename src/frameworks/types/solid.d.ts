import type { JSX } from 'solid-js';
import type { Elements, NamedListeners, Tag, TemplateSettings } from '../props.ts';

type Props<Name extends Tag> = TemplateSettings<Name> &
  NamedListeners<Name, 'on:'> &
  Omit<JSX.HTMLAttributes<Elements[Name]>, keyof TemplateSettings<Name>>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'ipay-deposit': Props<'ipay-deposit'>;
      'ipay-withdrawal': Props<'ipay-withdrawal'>;
    }
  }
}
