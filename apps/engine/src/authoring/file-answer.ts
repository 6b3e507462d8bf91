import { adviceOn } from '#authoring';
import { sha256 } from '#definition-files';
import { applyFormOverlay, type FormOverlayFile, type NationalBase, type OverlayFile, type Overlays, type ResolvedForm } from '#definitions';
import type { ChangeRow, Published } from '#store';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { namesOf, titleOf } from './change-answer.ts';
import { contentWith, findOverlay, latestOf, overlaysIn, overlaysOfChange, publishedOf, type FileKind } from './change-content.ts';
import { minutesOf } from './form-minutes.ts';
import { differencesOf, fileFindings } from './judge.ts';
import { othersAt } from './onlookers.ts';
import { requireInPack } from './save-file.ts';

/** A form or workflow as a change has it, beside the national one, with everything that is to be said of it. */
export async function fileAnswer(engine: Engine, reader: Reader, change: ChangeRow, kind: FileKind, file: string) {
  const base = await engine.workbench.base(reader.authority);
  requireInPack(base, { kind, file });
  const published = publishedOf(engine, reader.authority);
  const names = await namesOf(engine, reader.authority);
  const overlays = overlaysOfChange(published, change);
  const overlay = findOverlay(overlays, kind, file) ?? untouched(base, kind, file);
  const saved = change.files.find((one) => one.kind === kind && one.id === file);
  const others = othersAt(engine, `${reader.authority}/${change.id}/${kind}/${file}`, reader.actor.id, engine.clock.now().getTime());
  const shared = {
    kind, id: file, title: titleOf(base, { kind, id: file }), revision: saved?.revision ?? 0, change: change.revision, overlay,
    ...(saved && { savedAt: saved.at, savedBy: names(saved.by) }), ...(others.length > 0 && { others: others.map(names) }),
    findings: fileFindings(engine, base, published, overlays, kind, file), difference: differenceOfFile(base, published, change, { kind, file, overlay }),
  };
  return kind === 'forms' ? { ...shared, ...(await formPart(engine, base, published, overlay as FormOverlayFile)) } : { ...shared, ...workflowPart(engine, base, overlays, file) };
}

/** An overlay that changes nothing yet. */
export function untouched({ content }: NationalBase, kind: FileKind, id: string): OverlayFile {
  const { version } = content[kind][id]!;
  return kind === 'forms' ? { form: id, base: version, version: 1, operations: [] } : { workflow: id, base: version, version: 1, operations: [] };
}

async function formPart(engine: Engine, base: NationalBase, published: Published, overlay: FormOverlayFile) {
  const national = base.content.forms[overlay.form]!;
  const resolved = resolvedForm(engine, base, national, overlay);
  const minutes = await minutesOf(engine, published, national, resolved);
  return { national, resolved, published: everAsked(published, overlay.form, base), validator: `/validators/${resolved.digest}.js`, advice: adviceOn(base, resolved, overlay, { ...latestOf(published).content.forms, [resolved.id]: resolved }), ...(minutes && { minutes }) };
}

/** The authority's own questions that were ever published: such a one is retired, never taken out. */
function everAsked({ publications }: Published, form: string, { content }: NationalBase): readonly string[] {
  const asked = publications.flatMap((one) => Object.keys(one.content.forms[form]?.questions ?? {}));
  return [...new Set(asked)].filter((id) => !Object.hasOwn(content.forms[form]!.questions, id));
}

/** The form with the overlay, kept so that a preview can ask for its checks. */
function resolvedForm(engine: Engine, base: NationalBase, national: ResolvedForm, overlay: FormOverlayFile): ResolvedForm {
  const resolved = overlay.operations.length > 0 ? applyFormOverlay(national, overlay, base.authority, base.shelf, sha256) : national;
  return engine.workbench.forms.keep(resolved.digest, resolved);
}

function workflowPart(engine: Engine, base: NationalBase, overlays: Overlays, file: string) {
  const national = base.content.workflows[file]!;
  return { national, resolved: contentWith(engine, base, overlays).workflows[file] ?? national, advice: [] };
}

interface Differing {
  readonly kind: FileKind;
  readonly file: string;
  readonly overlay: OverlayFile;
}
function differenceOfFile(base: NationalBase, published: Published, change: ChangeRow, { kind, file, overlay }: Differing) {
  const at = change.publication ? published.publications.findIndex(({ ref }) => ref === change.publication) : -1;
  const standing = findOverlay(overlaysIn(at > 0 ? published.publications[at - 1]! : latestOf(published)), kind, file);
  const before = only(kind, file, standing);
  return differencesOf(base, before, only(kind, file, overlay)).flatMap(({ lines }) => lines);
}

function only(kind: FileKind, id: string, overlay: OverlayFile | undefined): Overlays {
  const files = overlay ? { [id]: overlay } : {};
  return { forms: {}, workflows: {}, [kind]: files } as Overlays;
}
