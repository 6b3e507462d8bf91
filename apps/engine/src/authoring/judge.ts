import { differenceOf, type FileDifference } from '#authoring';
import { checkChange } from '#definition-files';
import { overlayPath, type Finding, type NationalBase, type Overlays } from '#definitions';
import type { Published } from '#store';
import type { Engine } from '../context.ts';
import { digestOf, type FileKind } from './change-content.ts';

export type { FileDifference };

/** All that is wrong with some overlays; the same ones are checked once. */
export function findingsOf(engine: Engine, base: NationalBase, published: Published, overlays: Overlays): readonly Finding[] {
  const earlier = published.publications.map(({ content }) => content);
  const key = `${digestOf(base, overlays)} after ${published.publications.at(-1)?.ref}`;
  return engine.workbench.findings.get(key, () => checkChange(base, overlays, { earlier }));
}

/**
 * What is wrong with one file of some overlays. Forms are checked one by one; the steps of workflows, which use one another's roles,
 * together.
 */
export function fileFindings(engine: Engine, base: NationalBase, published: Published, overlays: Overlays, kind: FileKind, id: string): readonly Finding[] {
  const path = overlayPath(base.authority, kind, id);
  const looked = kind === 'forms' ? { forms: only(overlays.forms, id), workflows: {} } : { forms: {}, workflows: overlays.workflows };
  return findingsOf(engine, base, published, looked).filter(({ file }) => file === path);
}

function only<Value>(values: { readonly [id: string]: Value }, id: string): { readonly [id: string]: Value } {
  return Object.hasOwn(values, id) ? { [id]: values[id]! } : {};
}

/** What `after` changes of `before`, in sentences. */
export function differencesOf(base: NationalBase, before: Overlays, after: Overlays): readonly FileDifference[] {
  return differenceOf(base, before, after);
}
