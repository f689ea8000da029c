/** `gateway.apiUrl` and `gateway.secret` become one object `gateway`; no path is longer than two names. */
export function settingsTree(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  const branches = new Map<string, Record<string, unknown>>();
  for (const [path, value] of values) {
    const [first = '', second] = path.split('.');
    if (second === undefined) tree[first] = value;
    else branches.set(first, { ...branches.get(first), [second]: value });
  }
  return { ...tree, ...Object.fromEntries(branches) };
}
