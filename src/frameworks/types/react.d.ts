import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Elements, NamedListeners, Tag, TemplateSettings } from '../props.ts';

type Props<Name extends Tag> = TemplateSettings<Name> &
  NamedListeners<Name> &
  Omit<DetailedHTMLProps<HTMLAttributes<Elements[Name]>, Elements[Name]>, keyof TemplateSettings<Name>>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'ipay-deposit': Props<'ipay-deposit'>;
      'ipay-withdrawal': Props<'ipay-withdrawal'>;
    }
  }
}
