import { questionSchemas } from '../answers/question-schemas.ts';
import { canonicalJson } from '../canonical-json.ts';
import { didYouMean, finding } from '../check/finding.ts';
import { grammarFindings } from '../check/grammar-findings.ts';
import { own } from '../own.ts';
import type { Finding, FormOverlayFile, Json, OverlayFile, PublicationContent, ResolvedForm } from '../types.ts';
import { applyFormOverlay } from './apply-form.ts';
import { ownQuestions } from './block-questions.ts';
import { lostDataItems } from './check-data-items.ts';
import { checkHidden } from './check-hidden.ts';
import { checkOwnConditions } from './check-own-conditions.ts';
import { checkOwnParts } from './check-own-parts.ts';
import { checkPlaces } from './check-places.ts';
import { checkStricter } from './check-stricter.ts';
import { checkTargets } from './check-targets.ts';
import { newChances } from './condition-chances.ts';
import type { FormCase } from './form-check-context.ts';
import type { NationalBase } from './national-base.ts';
import type { Overlays } from './overlays.ts';
import { overlayPath } from './overlays.ts';
import { questionReaders } from './question-readers.ts';
import { checkWorkflowOverlay } from './workflow-check.ts';

/** What changes are checked against beside the pack. */
export interface CheckOptions {
  /** What the authority has published so far, in that order: an id that was used in it is not used for another question. */
  readonly earlier?: readonly PublicationContent[];
  /** True when it is about to be published: what differs from what was published last has a higher version. */
  readonly publishing?: boolean;
}

/**
 * Everything that is wrong with an authority's own changes, at once: by file, place and rule, in words an author understands. A
 * file that breaks its grammar is not looked into further. The graphs of changed workflows are walked elsewhere (`checkChange`).
 */
export function checkOverlays(base: NationalBase, overlays: Overlays, options: CheckOptions = {}): readonly Finding[] {
  const { authority, content } = base;
  const shape = (kind: 'forms' | 'workflows') =>
    Object.entries<OverlayFile>(overlays[kind]).map(([id, overlay]) => {
      const file = overlayPath(authority, kind, id);
      return { id, file, overlay, findings: grammarFindings(file, kind === 'forms' ? 'form-overlay' : 'workflow-overlay', overlay as unknown as Json) };
    });
  const [forms, workflows] = [shape('forms'), shape('workflows')];
  const sound = Object.fromEntries(forms.flatMap(({ id, overlay, findings }) => (findings.length === 0 && Object.hasOwn(content.forms, id) ? [[id, overlay as FormOverlayFile]] : [])));
  const resolved = { ...content.forms, ...Object.fromEntries(Object.entries(sound).map(([id, overlay]) => [id, applyFormOverlay(content.forms[id]!, overlay, authority, base.shelf, () => '')])) };
  const hidden = new Set(Object.entries(sound).flatMap(([form, { operations }]) => operations.flatMap((one) => (one.does === 'hideOptional' ? [`${form}.${one.question}`] : []))));
  const withQuestions = { content: { ...content, forms: resolved } };
  const found = [
    ...forms.flatMap(({ id, file, overlay, findings }) => (findings.length > 0 ? findings : checkForm(base, id, file, overlay as FormOverlayFile, resolved, hidden, options))),
    ...lostDataItems(base, sound, resolved),
    ...workflows.flatMap(({ id, file, overlay, findings }) => {
      if (findings.length > 0 || !('workflow' in overlay)) return findings;
      return [...placeFault(file, 'workflow', id, overlay.workflow), ...checkWorkflowOverlay(withQuestions, overlay, file), ...versionFault(file, overlay, options, (earlier) => earlier.overlays?.workflows[id])];
    }),
  ];
  return found.sort((a, b) => (a.file === b.file ? operationAt(a) - operationAt(b) : a.file < b.file ? -1 : 1));
}

/** Findings of the file itself come first. */
function operationAt({ path }: Finding): number {
  const [, list, index] = path.split('/');
  return list === 'operations' && index !== undefined ? Number(index) : -1;
}

function checkForm(base: NationalBase, id: string, file: string, overlay: FormOverlayFile, forms: { readonly [form: string]: ResolvedForm }, hidden: ReadonlySet<string>, options: CheckOptions): readonly Finding[] {
  const national = own(base.content.forms, id);
  if (!national) return [finding(file, ['form'], 'form-unknown', `The pack has no form '${id}'.${didYouMean(id, Object.keys(base.content.forms))}`)];
  const gone = overlay.base === national.version ? [] : [finding(file, ['base'], 'base-gone', `These changes were made for ${overlay.base}; the pack has ${national.version}: take the national change first.`)];
  return [...placeFault(file, 'form', id, overlay.form), ...gone, ...checkFormOverlay(formCase(base, national, file, overlay, forms, hidden, options)), ...versionFault(file, overlay, options, (earlier) => earlier.overlays?.forms[id])];
}

function formCase(base: NationalBase, national: ResolvedForm, file: string, { operations }: FormOverlayFile, forms: { readonly [form: string]: ResolvedForm }, hidden: ReadonlySet<string>, { earlier = [] }: CheckOptions): FormCase {
  const resolved = forms[national.id] ?? national;
  return {
    file,
    base,
    national,
    resolved,
    schemas: questionSchemas(resolved),
    operations,
    // What is added first has the id.
    added: new Map(ownQuestions(operations, base.shelf).map((one) => [one.id, one] as const).reverse()),
    gone: new Set(operations.flatMap((one) => (one.does === 'hideOptional' || one.does === 'retire' ? [one.question] : []))),
    readers: questionReaders(base.content),
    forms,
    hidden,
    earlier,
    chances: newChances(),
  };
}

/** Everything that is wrong with one form's overlay, which keeps its grammar and is of a form that the pack has. */
function checkFormOverlay(one: FormCase): readonly Finding[] {
  return [...checkTargets(one), ...checkPlaces(one), ...checkOwnParts(one), ...checkOwnConditions(one), ...checkStricter(one), ...checkHidden(one)];
}

function placeFault(file: string, key: 'form' | 'workflow', place: string, id: string): readonly Finding[] {
  return id === place ? [] : [finding(file, [key], 'id-place', `This says '${id}' and its place says '${place}': call both the same.`)];
}

/** Under one version, always the same: whoever reads `+northshire.3` can rely on it. */
function versionFault(file: string, { version, operations }: OverlayFile, { earlier = [], publishing = false }: CheckOptions, find: (content: PublicationContent) => OverlayFile | undefined): readonly Finding[] {
  const before = earlier.flatMap((content) => find(content) ?? []);
  const highest = Math.max(0, ...before.map((one) => one.version));
  const differs = !before.some((one) => one.version === version && canonicalJson(one.operations) === canonicalJson(operations));
  const isLow = publishing && differs && version <= highest;
  return isLow ? [finding(file, ['version'], 'version-not-raised', `Version ${highest} was published with other changes: raise the version to ${highest + 1}.`)] : [];
}
