import type { GuardFile, Json, ResolvedWorkflow, Text } from '#form-answers';
import type { FlowPalette, PaletteForm, PaletteQuestion } from './flow-api.ts';
import { statesOf } from './flow-graph.ts';

/** How things of a workflow are called on this page, in the reader's language. */
export interface FlowNames {
  readonly role: (id: string) => string;
  readonly roles: (ids: readonly string[]) => string;
  readonly mark: (id: string) => string;
  readonly form: (id: string) => string;
  readonly region: (id: string) => string;
  /** `<region>.<path>`, or a region. */
  readonly state: (id: string) => string;
  readonly action: (type: string) => string;
  readonly question: (form: string, question: string) => string;
  readonly answer: (form: string, question: string, code: string) => string;
  /** What a guard asks, as a clause that follows "when". */
  readonly guard: (name: string) => string;
}
type Say = (text: Text | string | undefined) => string;
/** The shell's words by key. */
type Told = (key: string, values?: { readonly [name: string]: string }) => string;

/** Names of a workflow and its parts; what is not known is called by its id. */
export const flowNames = (workflow: ResolvedWorkflow, palette: FlowPalette, say: Say, t: Told): FlowNames => {
  const labels = new Map(statesOf(workflow).map(({ id, label }) => [id, label]));
  const list = (words: readonly string[], joint: string) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`);
  const either = (words: readonly string[]) => list(words, t('flow.or'));
  const form = (id: string) => formOf(palette, id);
  const names: FlowNames = {
    role: (id) => say(palette.roles.find((role) => role.id === id)?.label) || id,
    roles: (ids) => either(ids.map((id) => names.role(id))),
    mark: (id) => say(palette.marks.find((mark) => mark.id === id)?.label) || id,
    form: (id) => say(form(id)?.title) || id,
    region: (id) => say(workflow.machine.states[id]?.meta?.label) || id,
    state: (id) => say(labels.get(id) ?? stateLabel(workflow, id)) || id,
    action: (type) => say(Object.hasOwn(workflow.actions, type) ? workflow.actions[type]?.label : undefined) || type,
    question: (of, question) => say(questionOf(form(of), question)?.label) || question,
    answer: (of, question, code) => answerWords(questionOf(form(of), question), code, say, t),
    guard: (name) => {
      const guard = Object.hasOwn(workflow.guards, name) ? workflow.guards[name] : undefined;
      return guard ? guardClause(guard, names, { say, t, either }) : name;
    },
  };
  return names;
};

export const formOf = ({ forms }: FlowPalette, id: string): PaletteForm | undefined => forms.find((form) => form.id === id);
export const questionOf = (form: PaletteForm | undefined, id: string): PaletteQuestion | undefined => form?.questions.find((question) => question.id === id);

/** What may be answered: the options, or yes and no. */
export const answersOf = (question: PaletteQuestion | undefined): readonly string[] => (question?.kind === 'yesNo' ? ['true', 'false'] : (question?.options ?? []).map(({ code }) => code));

const answerWords = (question: PaletteQuestion | undefined, code: string, say: Say, t: Told): string => {
  const option = question?.options?.find((one) => one.code === code);
  if (option) return say(option.label);
  return code === 'true' ? t('flow.yes') : code === 'false' ? t('flow.no') : code;
};

const stateLabel = ({ machine }: ResolvedWorkflow, id: string): Text | undefined => {
  const [region = '', ...path] = id.split('.');
  return path.reduce((state, name) => state?.states?.[name], machine.states[region])?.meta?.label;
};

interface Tools {
  readonly say: Say;
  readonly t: Told;
  readonly either: (words: readonly string[]) => string;
}

/** A guard as a clause; one that is written as a rule of its own is told by the sentence of whom it stops. */
export const guardClause = (guard: Pick<GuardFile, 'type' | 'params' | 'sentence'>, names: FlowNames, { say, t, either }: Tools): string => {
  const params = guard.params ?? {};
  const [form, question] = [String(params['form'] ?? ''), String(params['question'] ?? '')];
  const asked = { form: names.form(form), question: names.question(form, question) };
  const of = () => listOf(params['of']).map((name) => names.guard(name));
  switch (guard.type) {
    case 'answered':
      return t('flow.guard.answered', { ...asked, answers: either(listOf(params['is']).map((code) => `“${names.answer(form, question, code)}”`)) });
    case 'marked':
      return t(params['since'] === undefined ? 'flow.guard.marked' : 'flow.guard.markedSince', { marks: either(listOf(params['any']).map((mark) => `“${names.mark(mark)}”`)), since: either(listOf(params['since']).map((mark) => `“${names.mark(mark)}”`)) });
    case 'inState':
      return t('flow.guard.inState', { state: names.state(String(params['state'])) });
    case 'regionsAtRest':
      return listOf(params['except']).length === 0 ? t('flow.guard.atRest') : t('flow.guard.atRestExcept', { regions: either(listOf(params['except']).map((region) => names.region(region))) });
    case 'actorDidNotContribute':
      return t('flow.guard.notOwn', { form: names.form(form) });
    case 'actorInNamedTeam':
    case 'staysWithTeam':
    case 'weekday':
      return t(`flow.guard.${guard.type}`, asked);
    case 'notBefore':
      return t('flow.guard.notBefore', { ...asked, marks: either(listOf(params['marks']).map((mark) => `“${names.mark(mark)}”`)) });
    case 'all':
      return of().join(` ${t('flow.and')} `);
    case 'any':
      return of().join(` ${t('flow.or')} `);
    case 'not':
      return t('flow.guard.not', { clause: of().join(` ${t('flow.or')} `) });
    case 'rowsCovered':
    case 'matches':
      return t('flow.guard.otherwise', { sentence: say(guard.sentence) });
    default:
      return guard.type satisfies never;
  }
};

const listOf = (value: Json | undefined): readonly string[] => (value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]);
