import type { FileKind } from './authoring-types.ts';

/** Which form or workflow a file of the repository changes: `forms/authorities/northshire/core-assessment.json`. */
export const fileOfPath = (path: string): { readonly kind: FileKind; readonly id: string } | undefined => {
  const found = /^(forms|workflows)\/authorities\/[^/]+\/([^/]+)\.json$/.exec(path);
  return found ? { kind: found[1] as FileKind, id: found[2] ?? '' } : undefined;
};

/** Where a file of a change is worked on: the designer of its form or workflow. */
export const designerOf = (change: string, { kind, id }: { readonly kind: FileKind; readonly id: string }): string => `/authoring/changes/${change}/${kind}/${encodeURIComponent(id)}`;

/** Where it is read and written as text. */
export const rawFileOf = (change: string, { kind, id }: { readonly kind: FileKind; readonly id: string }): string => `/authoring/changes/${change}/files?file=${kind}/${encodeURIComponent(id)}`;
