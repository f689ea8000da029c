import {
  createElement,
  forwardRef,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { ComponentSettings, Elements, PascalListeners, Tag } from './props.ts';

/** What the component takes: the element's properties and events, and what any HTML element has. */
export type ElementProps<Name extends Tag> = ComponentSettings<Name> &
  PascalListeners<Name> &
  Omit<HTMLAttributes<Elements[Name]>, keyof ComponentSettings<Name>>;

export type ElementComponent<Name extends Tag> = ForwardRefExoticComponent<
  ElementProps<Name> & RefAttributes<Elements[Name]>
>;

type Props = Readonly<Record<string, unknown>>;

/** What the element's class tells of its properties. */
interface ElementClass {
  readonly observedAttributes: readonly string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, { readonly attribute?: boolean | string }>;
}

/** A server has no layout, and React 18 says so with each render. */
const useClientEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Each property and its attribute, if it has one. Lit reads the properties only when asked for the attributes. */
function propertiesOf({ observedAttributes, elementProperties }: ElementClass) {
  return new Map(
    [...elementProperties].map(([name, { attribute }]) => [
      name,
      observedAttributes.find((observed) => observed === attribute),
    ]),
  );
}

const eventName = (prop: string): string =>
  prop
    .slice('on'.length)
    .replace(/(?!^)[A-Z]/g, '-$&')
    .toLowerCase();

const isListener = (value: unknown): value is EventListener => typeof value === 'function';

/**
 * Sorts what React's versions treat each in its own way: 18 makes attributes of everything; 19 sets properties and
 * listens, but not on what a server has rendered.
 */
function sorted(own: ReturnType<typeof propertiesOf>, props: Props) {
  const attributes: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const listeners: (readonly [string, EventListener])[] = [];
  for (const [name, value] of Object.entries(props)) {
    const attribute = own.get(name);
    if (/^onIpay[A-Z]/.test(name)) {
      if (isListener(value)) listeners.push([eventName(name), value]);
    } else if (own.has(name) && (attribute === undefined || typeof value === 'object')) {
      if (value !== undefined) properties[name] = value;
    } else {
      // An attribute that is left out is, to version 19, a property that is not known.
      if (typeof value === 'boolean' && own.has(name)) properties[name] = value;
      // Version 18 writes `false` as a word, and `className` under that name.
      if (value !== false || name.includes('-'))
        attributes[attribute ?? (name === 'className' ? 'class' : name)] = value;
    }
  }
  return { attributes, properties, listeners };
}

/** The element as a component for React 18 and 19. */
export function reactElement<Name extends Tag>(tag: Name, element: ElementClass): ElementComponent<Name> {
  const own = propertiesOf(element);
  const component = forwardRef<Elements[Name], Props>((props, ref) => {
    const rendered = useRef<Elements[Name]>(null);
    const given = useRef<Props>({});
    const listening = useRef<Readonly<Record<string, EventListener>>>({});
    const heard = useCallback((event: Event) => listening.current[event.type]?.(event), []);
    const { attributes, properties, listeners } = sorted(own, props);
    useImperativeHandle<Elements[Name] | null, Elements[Name] | null>(ref, () => rendered.current, []);
    useClientEffect(() => {
      const { current } = rendered;
      if (!current) return;
      const before = given.current;
      given.current = properties;
      for (const name of Object.keys({ ...before, ...properties })) {
        // Given again with each rendering, the view of one session would be the next one's. What is left out goes; but
        // a text that has come in its place (a session where there was null) is there as an attribute.
        const isGiven = name in properties || (props[name] ?? null) === null;
        if (isGiven && before[name] !== properties[name]) Reflect.set(current, name, properties[name]);
      }
      listening.current = Object.fromEntries(listeners);
      // Never taken back: what React hides for a while counts as gone, and an outcome is told once. They go with the
      // element.
      for (const [name] of listeners) current.addEventListener(name, heard);
    });
    return createElement(tag, { ...attributes, ref: rendered });
  });
  component.displayName = tag;
  return component;
}
