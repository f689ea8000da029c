import type { HTMLAttributes } from 'svelte/elements';
import type { Elements, NamedListeners, Tag, TemplateSettings } from '../props.ts';

type Props<Name extends Tag> = TemplateSettings<Name> &
  NamedListeners<Name> &
  Omit<HTMLAttributes<Elements[Name]>, keyof TemplateSettings<Name>>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'ipay-deposit': Props<'ipay-deposit'>;
    'ipay-withdrawal': Props<'ipay-withdrawal'>;
  }
}
