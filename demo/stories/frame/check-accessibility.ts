import type { AccessibilityReport } from './frame-messages.ts';

/** Our elements on this page, and what is in their shadow roots. */
function shown(selector: string): Element[] {
  return [...document.querySelectorAll('story-canvas')]
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('story-cell') ?? [])])
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('ipay-deposit, ipay-withdrawal') ?? [])])
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(selector) ?? [])])
    .filter((element) => !element.closest('[inert], [hidden]'));
}

/** Looks at the stories on this page with axe, which is loaded for the first look. */
export async function checkAccessibility(): Promise<AccessibilityReport> {
  const { default: axe } = await import('axe-core');
  const { violations, passes } = await axe.run(document.body, {
    resultTypes: ['violations'],
    // These are about whole pages, of which an element is a part.
    rules: Object.fromEntries(
      ['page-has-heading-one', 'landmark-one-main', 'region'].map((rule) => [rule, { enabled: false }]),
    ),
  });
  // Names are worked out on axe's own tree, which it takes down after each run.
  axe.setup(document.body);
  const controls = shown('button, a, input').map((element) => ({
    role: element.getAttribute('role') ?? element.localName,
    name: axe.commons.text.accessibleText(element),
  }));
  axe.teardown();
  return {
    violations: violations.map(({ id, help, impact, nodes }) => ({
      id,
      help,
      impact: impact ?? 'unknown',
      targets: nodes.map(({ target }) => target.flat().join(' ')),
    })),
    passes: passes.map(({ help }) => help),
    headings: shown('h1, h2, h3').map(
      ({ localName, textContent }) => `${localName}: ${textContent.replace(/\s+/g, ' ').trim()}`,
    ),
    controls,
  };
}
