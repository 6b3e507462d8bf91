import type { Finding, FormOverlayFile, ResolvedForm } from '#form-answers';

/** What a designer has selected: a question, a section, or (with neither) the form itself. */
export interface Place {
  readonly question?: string;
  readonly section?: string;
}

/** Where the operation stands that a finding is about; nowhere for a finding about the whole file. */
export const placeOfFinding = ({ path }: Pick<Finding, 'path'>, { operations }: FormOverlayFile): Place => {
  const index = /^\/operations\/(\d+)(\/|$)/.exec(path)?.[1];
  const operation = index === undefined ? undefined : operations[Number(index)];
  return operation ? placeOf(operation) : {};
};

/** The question or section that an operation is about. */
export const placeOf = (operation: FormOverlayFile['operations'][number]): Place => {
  switch (operation.does) {
    case 'addQuestion':
      return { question: operation.id };
    case 'addSection':
      return { section: operation.id };
    case 'addBlock':
    case 'moveSection':
      return { section: operation.section };
    case 'relabel':
    case 'translate':
      return operation.target.question === undefined ? (operation.target.section === undefined ? {} : { section: operation.target.section }) : { question: operation.target.question };
    case 'addOption':
    case 'move':
    case 'require':
    case 'requireWhen':
    case 'narrow':
    case 'hideOptional':
    case 'retire':
      return { question: operation.question };
    default:
      return operation satisfies never;
  }
};

/** The questions and sections that the overlay says something of, and how often. */
export const touched = ({ operations }: FormOverlayFile): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    const { question, section } = placeOf(operation);
    const id = question ?? (operation.does === 'addBlock' ? undefined : section);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

/** The section in which a question stands. */
export const sectionOf = (form: Pick<ResolvedForm, 'sections'>, question: string | undefined): ResolvedForm['sections'][number] | undefined =>
  question === undefined ? undefined : form.sections.find(({ questions }) => questions.includes(question));

/** Questions of the pack that are not asked here. */
export const hidden = ({ operations }: FormOverlayFile): readonly string[] => operations.flatMap((one) => (one.does === 'hideOptional' ? [one.question] : []));

/** Every id that an overlay gave or may no longer give: of questions asked, retired and national. */
export const takenIds = (national: ResolvedForm, form: ResolvedForm, overlay: FormOverlayFile): readonly string[] => [
  ...Object.keys(national.questions),
  ...Object.keys(form.questions),
  ...Object.keys(form.retired ?? {}),
  ...form.sections.map(({ id }) => id),
  ...overlay.operations.flatMap((one) => ('id' in one ? [one.id] : [])),
];
