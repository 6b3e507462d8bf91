import type { DriftLine, DriftReport, Drifted, DriftedFile } from '#authoring';
import type { Text } from '#form-answers';

export interface DriftFilter {
  /** `forms/<id>` or `workflows/<id>`; all without it. */
  readonly file?: string;
  readonly what?: Drifted;
  readonly words: string;
}
export type ShownFile = DriftedFile & { readonly kind: 'forms' | 'workflows' };

/** The differences that a reader asked for, file by file; a file of which nothing is left is left out. */
export const driftShown = (report: DriftReport, filter: DriftFilter, say: (text: Text | undefined) => string): readonly ShownFile[] => {
  const words = filter.words.toLowerCase().trim();
  const hasWords = ({ id, national, ours, lines }: DriftLine) => [id, say(national), say(ours), ...lines.map(say)].some((text) => text.toLowerCase().includes(words));
  const files: readonly ShownFile[] = [
    ...report.forms.map((file) => ({ ...file, kind: 'forms' as const })),
    ...report.workflows.map((file) => ({ ...file, kind: 'workflows' as const })),
  ];
  return files
    .filter(({ kind, id }) => filter.file === undefined || filter.file === `${kind}/${id}`)
    .map((file) => ({ ...file, lines: file.lines.filter((line) => (filter.what === undefined || line.what.includes(filter.what)) && hasWords(line)) }))
    .filter(({ lines }) => lines.length > 0);
};

/** In which ways this authority differs, and in how many places each. */
export const driftedIn = ({ counts }: DriftReport): readonly (readonly [Drifted, number])[] =>
  (Object.entries(counts.what) as [Drifted, number][]).toSorted(([, one], [, other]) => other - one);
