import { readFileSync } from 'node:fs';

// What editors, frameworks and our own docs know of the elements, from their doc comments. The analyzer cannot know
// what the classes do at run time: attributes are named as HTML does, and the elements are registered by `define`.

const tagNames = { IpayDeposit: 'ipay-deposit', IpayWithdrawal: 'ipay-withdrawal' };
/** Editors offer the values, and do not know our name for them. */
const [, openIn] = /type OpenIn = (.*);/.exec(readFileSync('src/element/open-in.ts', 'utf8')) ?? [];
const spelledOut = (described) =>
  described.type?.text === 'OpenIn' ? { ...described, type: { text: openIn } } : described;

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const isPublic = ({ name, privacy = 'public', static: isStatic, inheritedFrom, description, type }) =>
  privacy === 'public' &&
  !isStatic &&
  name !== 'localizer' &&
  (inheritedFrom?.name !== 'LitElement' || description || type);

const asOfItself = (inherited) =>
  Object.fromEntries(Object.entries(inherited).filter(([key]) => key !== 'inheritedFrom'));

/** The event's class stands in its description as a link; it is the type. */
function typedEvent({ description, ...event }) {
  const [, type, rest] = /^\{@link (\w+)\}: (.*)$/s.exec(description) ?? [];
  return { ...event, type: { text: type }, description: rest };
}

export default {
  globs: [
    'src/element/flow-element.ts',
    'src/element/deposit-attributes.ts',
    'src/element/ipay-deposit.ts',
    'src/element/ipay-withdrawal.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'as-the-elements-are',
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.declarations = module.declarations.filter(({ name }) => name in tagNames);
          module.exports = module.exports.filter(({ name }) => name in tagNames);
          for (const element of module.declarations) {
            element.tagName = tagNames[element.name];
            element.customElement = true;
            element.superclass = { name: 'LitElement', package: 'lit' };
            element.members = element.members.filter(isPublic).map((member) => ({
              ...spelledOut(asOfItself(member)),
              ...(member.attribute && { attribute: dashed(member.attribute) }),
            }));
            element.attributes = element.attributes.map((attribute) => ({
              ...spelledOut(asOfItself(attribute)),
              name: dashed(attribute.name),
            }));
            element.events = element.events.map(typedEvent);
            module.path = element.tagName === 'ipay-deposit' ? 'dist/index.js' : 'dist/withdrawal.js';
            for (const exported of module.exports) exported.declaration.module = module.path;
          }
        }
        customElementsManifest.modules = customElementsManifest.modules.filter(
          ({ declarations }) => declarations.length > 0,
        );
      },
    },
  ],
};
