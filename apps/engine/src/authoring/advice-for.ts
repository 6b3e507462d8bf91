import type { Finding, FormOverlayFile, NationalBase, ResolvedForm } from '#definitions';

/** What an author may want to look at again in a form. */
export function adviceFor(_base: NationalBase, _form: ResolvedForm, _overlay: FormOverlayFile, _findings: readonly Finding[]): readonly object[] {
  return [];
}
