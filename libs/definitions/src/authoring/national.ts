import type { Finding, FormOverlayFile, OverlayFile, PublicationContent, Text, WorkflowOverlayFile } from '../types.ts';
import { fillWords } from './fill-words.ts';
import type { Clash, Fate, NationalParts, Settlement } from './national-fate.ts';
import { onlyNational } from './national-fate.ts';
import { formFate } from './national-form.ts';
import { formView } from './national-form-view.ts';
import { workflowFate, workflowView } from './national-workflow.ts';
import type { Operation } from './operation-key.ts';
import { operationKey } from './operation-key.ts';
import { dropWhere, normalForm, withOperations } from './overlay-edit.ts';
import { withoutOrphans } from './orphans.ts';

/** The findings of an overlay against the new version, by operation (`/operations/3/…`); the merge knows no grammar itself. */
export type CheckOverlay = (overlay: OverlayFile) => readonly Finding[];

export interface NationalConflict extends Omit<Clash, 'fate'> {
  readonly key: string;
  readonly operation: Operation;
}
export interface NationalMerge<Overlay extends OverlayFile> {
  /** Of the new version, one version on; conflicts stand as ours where they can, until somebody settles them. */
  readonly merged: Overlay;
  /** What merged by itself, but not as it was written: a sentence each. */
  readonly did: readonly Text[];
  readonly conflicts: readonly NationalConflict[];
  /** What became of each operation, by its key. */
  readonly fates: readonly { readonly key: string; readonly operation: Operation; readonly fate: Fate['fate'] }[];
  /** The pack's new version, which settling looks at. */
  readonly national: NationalParts;
}
interface Fated {
  readonly key: string;
  readonly operation: Operation;
  readonly fate: Fate;
}

/**
 * A publication's content as its pack has it: forms, workflows and roles without the authority's own. For what a pack was; of what it is,
 * the national base tells more (its limits too).
 */
export function nationalParts(content: PublicationContent): NationalParts {
  const { forms, workflows, roles, clocks, overlays } = content;
  const own = Object.values(overlays?.workflows ?? {}).flatMap(({ operations }) => operations.flatMap((one) => (one.does === 'addRole' ? [one.role.id] : [])));
  return { forms: { ...forms, ...overlays?.national.forms }, workflows: { ...workflows, ...overlays?.national.workflows }, roles: roles.filter(({ id }) => !own.includes(id)), clocks };
}

/**
 * An overlay taken to another version of its pack: what merges by itself, what became needless, and what a person has to settle.
 * `before` is the version that the overlay was written for. With `check`, what the new version refuses is a conflict too, with the
 * finding as its reason.
 */
export function mergeNational<Overlay extends OverlayFile>(overlay: Overlay, before: NationalParts, after: NationalParts, check: CheckOverlay = () => []): NationalMerge<Overlay> {
  const plain = normalForm(overlay);
  const fateOf = fates(plain, before, after);
  let fated: readonly Fated[] = (plain.operations as readonly Operation[]).map((operation) => ({ key: operationKey(operation), operation, fate: fateOf(operation) }));
  const head = { ...plain, base: versionOf(overlay, after) ?? overlay.base, version: overlay.version + 1 };
  const asOurs = () => withoutOrphans(withOperations(head, fated.flatMap(({ operation, fate }) => written(operation, fate, 'ours') ?? [])), after);
  for (let merged = asOurs(); ; merged = asOurs()) {
    const refused = refusedBy(check, merged);
    const next = fated.map((one) => withFinding(one, refused.get(one.key)));
    if (next.every((one, index) => one === fated[index])) return { merged, ...toldOf(fated), national: after };
    fated = next;
  }
}

/** An overlay with its conflicts settled, by operation key; what is not chosen is ours where that can be. With `check`, what is refused after all is taken out. */
export function settle<Overlay extends OverlayFile>(merge: NationalMerge<Overlay>, choices: { readonly [key: string]: Settlement }, check: CheckOverlay = () => []): Overlay {
  const conflicts = new Map(merge.conflicts.map((conflict) => [conflict.key, conflict]));
  const chosen = merge.fates.flatMap(({ key }) => {
    const conflict = conflicts.get(key);
    if (!conflict) return (merge.merged.operations as readonly Operation[]).filter((one) => operationKey(one) === key);
    return written(conflict.operation, { fate: 'conflict', ...conflict }, choices[key] ?? 'ours') ?? [];
  });
  let settled = withoutOrphans(withoutEmptied(withOperations(merge.merged, chosen), merge), merge.national);
  for (let refused = refusedBy(check, settled); refused.size > 0; refused = refusedBy(check, settled)) {
    const still = (settled.operations as readonly Operation[]).filter((one) => !refused.has(operationKey(one)));
    settled = withoutOrphans(withoutEmptied(withOperations(settled, still), merge), merge.national);
  }
  return settled;
}

/** A section of our own goes with the last question that was in it; one in which nothing was yet stays. */
function withoutEmptied<Overlay extends OverlayFile>(overlay: Overlay, { fates }: NationalMerge<Overlay>): Overlay {
  const filled = (operations: readonly Operation[]) => new Set(operations.flatMap((one) => (one.does === 'addQuestion' || one.does === 'addBlock' || one.does === 'move' ? [one.section] : [])));
  const [before, now] = [filled(fates.map(({ operation }) => operation)), filled(overlay.operations as readonly Operation[])];
  return dropWhere(overlay, (one) => one.does === 'addSection' && before.has(one.id) && !now.has(one.id));
}

function fates(overlay: OverlayFile, before: NationalParts, after: NationalParts): (operation: Operation) => Fate {
  if ('form' in overlay) {
    const now = after.forms[overlay.form];
    const view = now && formView(overlay as FormOverlayFile, before.forms[overlay.form] ?? now, now, after);
    return (operation) => (view ? formFate(operation as FormOverlayFile['operations'][number], view) : goneWhole(overlay.form));
  }
  const now = after.workflows[overlay.workflow];
  const view = now && workflowView(overlay as WorkflowOverlayFile, before.workflows[overlay.workflow] ?? now, now, before, after);
  return (operation) => (view ? workflowFate(operation as WorkflowOverlayFile['operations'][number], view) : goneWhole(overlay.workflow));
}

function goneWhole(id: string): Fate {
  return onlyNational(fillWords({ en: 'The pack has no “{id}” any more: this change has no place.', cy: 'Nid oes gan y pecyn “{id}” mwyach: nid oes lle i’r newid hwn.' }, { id }));
}

function versionOf(overlay: OverlayFile, { forms, workflows }: NationalParts): string | undefined {
  return 'form' in overlay ? forms[overlay.form]?.version : workflows[overlay.workflow]?.version;
}

/** What stands in the overlay of an operation; undefined for nothing. */
function written(operation: Operation, fate: Fate, choice: Settlement): Operation | undefined {
  switch (fate.fate) {
    case 'kept':
      return operation;
    case 'adapted':
      return fate.operation;
    case 'needless':
      return undefined;
    case 'conflict':
      return choice === 'ours' && fate.choices.includes('ours') ? (fate.kept ?? operation) : fate.instead;
    default:
      return fate satisfies never;
  }
}

/** What is wrong with an author's words is hers to mend, whatever the pack says. */
const OF_WORDS = new Set(['welsh-missing', 'text-missing', 'words-gaps']);

function refusedBy(check: CheckOverlay, overlay: OverlayFile): ReadonlyMap<string, Finding> {
  const refusals = check(overlay).filter(({ rule }) => !OF_WORDS.has(rule));
  const byOperation = refusals.flatMap((finding) => {
    const operation = (overlay.operations as readonly Operation[])[Number(/^\/operations\/(\d+)/.exec(finding.path)?.[1] ?? -1)];
    return operation ? [[operationKey(operation), finding] as const] : [];
  });
  return new Map(byOperation);
}

function withFinding(one: Fated, finding: Finding | undefined): Fated {
  if (!finding || (one.fate.fate === 'conflict' && !one.fate.choices.includes('ours') && !one.fate.instead)) return one;
  const { fate } = one;
  if (fate.fate !== 'conflict') return { ...one, fate: onlyNational({ en: finding.message }, { ours: one.operation as never }) };
  const { kept: _kept, instead: _instead, ...rest } = fate;
  return { ...one, fate: { ...rest, why: fillWords({ en: '{why} {finding}', cy: '{why} {finding}' }, { why: fate.why, finding: finding.message }), choices: ['national'] } };
}

function toldOf(fated: readonly Fated[]): Pick<NationalMerge<OverlayFile>, 'did' | 'conflicts' | 'fates'> {
  return {
    did: fated.flatMap(({ fate }) => (fate.fate === 'adapted' || fate.fate === 'needless' ? [fate.said] : [])),
    conflicts: fated.flatMap(({ key, operation, fate }) => {
      if (fate.fate !== 'conflict') return [];
      const { fate: _fate, ...clash } = fate;
      return [{ key, operation, ...clash }];
    }),
    fates: fated.map(({ key, operation, fate }) => ({ key, operation, fate: fate.fate })),
  };
}
