import { canonicalJson } from '../canonical-json.ts';
import type { OverlayFile } from '../types.ts';
import type { Operation } from './operation-key.ts';
import { operationKey } from './operation-key.ts';
import { normalForm, withOperations } from './overlay-edit.ts';

/** What two authors made of the same thing; an absent one took it out, or never had it. */
export interface OverlayConflict {
  readonly key: string;
  readonly base?: Operation;
  readonly mine?: Operation;
  readonly theirs?: Operation;
}
export interface MergedOverlay<Overlay extends OverlayFile> {
  /** Where both changed the same thing, mine stands in it (or theirs, where I took it out), until somebody settles it. */
  readonly merged: Overlay;
  readonly conflicts: readonly OverlayConflict[];
}
type ByKey = ReadonlyMap<string, Operation>;

/** Two changes of one draft brought together, operation by operation; `base` is what both began with. All three in normal form. */
export function mergeOverlays<Overlay extends OverlayFile>(base: Overlay, mine: Overlay, theirs: Overlay): MergedOverlay<Overlay> {
  const [b, m, t] = [byKey(base), byKey(mine), byKey(theirs)];
  const chosen = new Map<string, Operation>();
  const conflicts: OverlayConflict[] = [];
  for (const key of orderOf([...b.keys()], [...m.keys()], [...t.keys()])) {
    const [was, my, their] = [b.get(key), m.get(key), t.get(key)];
    const both = !same(my, their) && !same(my, was) && !same(their, was);
    if (both) conflicts.push({ key, ...(was && { base: was }), ...(my && { mine: my }), ...(their && { theirs: their }) });
    const one = both ? (my ?? their) : same(my, was) ? their : my;
    if (one) chosen.set(key, one);
  }
  const head = { ...theirs, version: Math.max(mine.version, theirs.version), ...changesOf(mine, theirs) };
  return { merged: withOperations(head, [...chosen.values()]), conflicts };
}

/** The same overlay after a conflict was settled for one of the two; an absent operation is taken out. */
export function settleConflict<Overlay extends OverlayFile>(overlay: Overlay, conflict: OverlayConflict, take: 'mine' | 'theirs'): Overlay {
  const operations = (overlay.operations as readonly Operation[]).flatMap((one) => (operationKey(one) === conflict.key ? (conflict[take] ?? []) : one));
  return withOperations(overlay, operations);
}

function byKey(overlay: OverlayFile): ByKey {
  return new Map((normalForm(overlay).operations as readonly Operation[]).map((operation) => [operationKey(operation), operation]));
}

function same(one: Operation | undefined, other: Operation | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

/** Whoever put things in another order decides the order; what only the other has stands after its neighbour there. */
function orderOf(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const reordered = inOrderOf(base, mine).join('\n') !== inOrderOf(mine, base).join('\n');
  const [first, second] = reordered ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  second.forEach((key, index) => {
    if (order.includes(key)) return;
    const before = second[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

/** Those of a list that the other has too. */
function inOrderOf(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.filter((key) => other.includes(key));
}

function changesOf(mine: OverlayFile, theirs: OverlayFile): Pick<OverlayFile, 'changes'> {
  const lines = [...(theirs.changes ?? []), ...(mine.changes ?? [])];
  const once = lines.filter((line, index) => lines.findIndex((one) => canonicalJson(one) === canonicalJson(line)) === index);
  return once.length > 0 ? { changes: once.sort((a, b) => a.version - b.version) } : {};
}
