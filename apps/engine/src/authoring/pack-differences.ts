import type { PublicationContent, Text } from '#definitions';
import type { FileDifference } from './judge.ts';

/** The national part of some content: each form and workflow as the pack has it, whatever an authority changes of it. */
export function nationalFiles({ forms, workflows, overlays }: PublicationContent) {
  return { forms: { ...forms, ...overlays?.national.forms }, workflows: { ...workflows, ...overlays?.national.workflows } };
}

/** What the pack itself changed between two contents, in sentences. */
export function packDifferences(before: PublicationContent, after: PublicationContent): readonly FileDifference[] {
  const [was, now] = [nationalFiles(before), nationalFiles(after)];
  return (['forms', 'workflows'] as const).flatMap((kind) => {
    const [old, fresh]: readonly { readonly [id: string]: { readonly digest: string; readonly version: string; readonly title: Text } }[] = [was[kind], now[kind]];
    return [...new Set([...Object.keys(old!), ...Object.keys(fresh!)])].sort().flatMap((id) => {
      const line = sentenceOf(old![id], fresh![id]);
      const title = fresh![id]?.title ?? old![id]?.title;
      return line && title ? [{ kind, id, title, lines: [line] }] : [];
    });
  });
}

interface Versioned {
  readonly digest: string;
  readonly version: string;
}
function sentenceOf(was: Versioned | undefined, now: Versioned | undefined): Text | undefined {
  if (was?.digest === now?.digest) return undefined;
  if (!was) return { en: `New in the pack: version ${now?.version}.`, cy: `Newydd yn y pecyn: fersiwn ${now?.version}.` };
  if (!now) return { en: 'The pack has it no more.', cy: 'Nid yw yn y pecyn mwyach.' };
  return { en: `The pack’s version ${now.version} in place of ${was.version}.`, cy: `Fersiwn ${now.version} y pecyn yn lle ${was.version}.` };
}
