/** Where one thing of a list goes: after another, or first, or last. */
export interface Placement {
  readonly id: string;
  readonly after: string | undefined;
}

/**
 * A list with things put into it or moved in it, each after the one that it names: those that name the same in the order given, and
 * each followed by what names it. What names nothing goes first or last, and what names something that is not there, last.
 */
export function placeOrder(ids: readonly string[], placements: readonly Placement[], without: 'first' | 'last'): readonly string[] {
  const placed = new Map(placements.map((one) => [one.id, one]));
  const stay = ids.filter((id) => !placed.has(id));
  const known = new Set([...stay, ...placed.keys()]);
  const followers = new Map<string | undefined, string[]>();
  const last: string[] = [];
  for (const { id, after } of placed.values()) {
    if (after === undefined ? without === 'last' : !known.has(after)) last.push(id);
    else followers.set(after, [...(followers.get(after) ?? []), id]);
  }
  const order = new Set<string>();
  const put = (id: string): void => {
    if (order.has(id)) return;
    order.add(id);
    followers.get(id)?.forEach(put);
  };
  [...(followers.get(undefined) ?? []), ...stay, ...last].forEach(put);
  // A ring of things that each go after the other is a finding; none of them is lost.
  [...placed.keys()].forEach(put);
  return [...order];
}
