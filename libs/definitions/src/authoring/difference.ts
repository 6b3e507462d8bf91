import type { FormOperation, FormOverlayFile, PublicationContent, Text, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import type { Overlays } from '../overlays/overlays.ts';
import { canonicalJson } from '../canonical-json.ts';
import { fillWords } from './fill-words.ts';
import { formChanged, formTakenBack } from './form-changes.ts';
import { formNames } from './form-names.ts';
import { formSentence } from './form-sentences.ts';
import type { Operation } from './operation-key.ts';
import { operationKey } from './operation-key.ts';
import { workflowNames } from './workflow-names.ts';
import { workflowSentence, workflowTakenBack } from './workflow-sentences.ts';

/** What changes in one form or workflow, a sentence for each change. */
export interface FileDifference {
  readonly kind: 'forms' | 'workflows';
  readonly id: string;
  readonly title: Text;
  readonly lines: readonly Text[];
}
type Pack = { readonly content: Pick<PublicationContent, 'forms' | 'workflows' | 'roles' | 'clocks'> };
interface Sentences<Op extends Operation> {
  readonly added: (operation: Op) => Text;
  readonly takenBack: (operation: Op) => Text;
  readonly changed: (was: Op, now: Op) => readonly Text[];
}

/** What changes from one state of an authority's overlays to another, file by file; files without a change are left out. */
export function differenceOf(base: Pack, before: Overlays, after: Overlays): readonly FileDifference[] {
  const ids = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return [
    ...ids(before.forms, after.forms).map((id): FileDifference => ({ kind: 'forms', id, title: base.content.forms[id]?.title ?? { en: id }, lines: formDifference(base, before.forms[id], after.forms[id]) })),
    ...ids(before.workflows, after.workflows).map(
      (id): FileDifference => ({ kind: 'workflows', id, title: base.content.workflows[id]?.title ?? { en: id }, lines: workflowDifference(base, before.workflows[id], after.workflows[id]) }),
    ),
  ].filter(({ lines }) => lines.length > 0);
}

/** Against the pack: what an authority's overlays change in all. */
export function differenceFromNational(base: Pack, overlays: Overlays): readonly FileDifference[] {
  return differenceOf(base, { forms: {}, workflows: {} }, overlays);
}

/** The same of one form; an absent overlay changes nothing. */
export function formDifference(base: Pack, before: FormOverlayFile | undefined, after: FormOverlayFile | undefined): readonly Text[] {
  const national = base.content.forms[after?.form ?? before?.form ?? ''];
  if (!national) return missing(before, after);
  const names = formNames(national, [before, after].flatMap((one) => one ?? []));
  const sentences: Sentences<FormOperation> = {
    added: (operation) => formSentence(operation, names),
    takenBack: (operation) => formTakenBack(operation, names),
    changed: (was, now) => formChanged(was, now, names),
  };
  return [...newBase(before, after), ...lines(before?.operations ?? [], after?.operations ?? [], sentences)];
}

/** The same of one workflow. */
export function workflowDifference(base: Pack, before: WorkflowOverlayFile | undefined, after: WorkflowOverlayFile | undefined): readonly Text[] {
  const national = base.content.workflows[after?.workflow ?? before?.workflow ?? ''];
  if (!national) return missing(before, after);
  const names = workflowNames(national, base.content, [after, before].flatMap((one) => one ?? []));
  const sentences: Sentences<WorkflowOperation> = {
    added: (operation) => workflowSentence(operation, names),
    takenBack: (operation) => workflowTakenBack(operation, names),
    changed: (_was, now) => [workflowSentence(now, names)],
  };
  return [...newBase(before, after), ...lines(before?.operations ?? [], after?.operations ?? [], sentences)];
}

function lines<Op extends Operation>(before: readonly Op[], after: readonly Op[], sentences: Sentences<Op>): readonly Text[] {
  const was = new Map(before.map((operation) => [operationKey(operation), operation]));
  const now = new Set(after.map(operationKey));
  return [
    ...after.flatMap((operation) => {
      const earlier = was.get(operationKey(operation));
      if (!earlier) return [sentences.added(operation)];
      return canonicalJson(earlier) === canonicalJson(operation) ? [] : sentences.changed(earlier, operation);
    }),
    ...before.filter((operation) => !now.has(operationKey(operation))).map(sentences.takenBack),
  ];
}

type Based = { readonly base: string; readonly operations: readonly Operation[] } | undefined;

function newBase(before: Based, after: Based): readonly Text[] {
  if (!before || !after || before.base === after.base) return [];
  return [fillWords({ en: 'Takes the national version {now}; it was made for {was}.', cy: 'Mae’n cymryd y fersiwn genedlaethol {now}; fe’i gwnaed ar gyfer {was}.' }, { now: after.base, was: before.base })];
}

function missing(before: Based, after: Based): readonly Text[] {
  if (canonicalJson(before?.operations ?? []) === canonicalJson(after?.operations ?? [])) return [];
  return [{ en: 'The pack does not have this any more; none of these changes has a place.', cy: 'Nid yw’r pecyn yn cynnwys hwn mwyach; nid oes lle i’r newidiadau hyn.' }];
}
