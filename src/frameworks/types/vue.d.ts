import type { HTMLAttributes } from 'vue';
import type { Elements, PascalListeners, Tag, TemplateSettings } from '../props.ts';

/** A template's ref to it is the element itself. */
type Component<Name extends Tag> = new () => Elements[Name] & {
  $props: TemplateSettings<Name> & PascalListeners<Name> & Omit<HTMLAttributes, keyof TemplateSettings<Name>>;
};

declare module 'vue' {
  interface GlobalComponents {
    'ipay-deposit': Component<'ipay-deposit'>;
    'ipay-withdrawal': Component<'ipay-withdrawal'>;
  }
}
