import type { CDPSession } from 'playwright-core';

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly description?: { readonly value?: unknown };
  readonly childIds?: readonly string[];
}

/** One thing a screen reader comes by. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Such as `invalid` or `busy`. */
  readonly marks: readonly string[];
  readonly depth: number;
}

const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'paragraph', 'form']);
const words = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';

const marksOf = ({ properties = [] }: TreeNode): string[] =>
  properties
    .filter(({ name, value }) =>
      name === 'invalid' ? value.value === 'true' : name === 'busy' && value.value === true,
    )
    .map(({ name }) => name);

/** What a screen reader has of each element of the page, in the order it is read: Chromium's accessibility tree. */
export async function spokenTrees(session: CDPSession): Promise<readonly (readonly Spoken[])[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly TreeNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const trees: Spoken[][] = [];
  const visit = (node: TreeNode, depth: number, inside: Spoken[] | undefined): void => {
    const role = words(node.role?.value);
    let tree = inside;
    if (!node.ignored && role === 'region' && !tree) trees.push((tree = []));
    const isSpoken = !!tree && !node.ignored && !silent.has(role);
    // A button's or heading's text is its name already.
    const isNamed = isSpoken && ['button', 'link', 'heading', 'textbox', 'combobox'].includes(role);
    if (isSpoken) {
      tree?.push({
        role,
        name: words(node.name?.value),
        description: words(node.description?.value),
        marks: marksOf(node),
        depth,
      });
    }
    if (isNamed) return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, isSpoken ? depth + 1 : depth, tree);
    }
  };
  const [root] = nodes;
  if (root) visit(root, 0, undefined);
  return trees.map((tree) => {
    const least = Math.min(...tree.map(({ depth }) => depth));
    return tree.map((spoken) => ({ ...spoken, depth: spoken.depth - least }));
  });
}

/** The tree as lines, to be kept and read by people. */
export const linesOf = (tree: readonly Spoken[]): string =>
  tree
    .map(
      ({ role, name, description, marks, depth }) =>
        `${'  '.repeat(depth)}${role}${name && ` "${name}"`}${description && ` (${description})`}${marks.map((mark) => ` [${mark}]`).join('')}`,
    )
    .join('\n');
