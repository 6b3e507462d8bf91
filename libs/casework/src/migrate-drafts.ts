import { migrateAnswers, renameQuestion, workflowMoves, type Answers, type ResolvedForm, type Text } from '#definitions';
import { findRule } from './availability.ts';
import { sentence } from './sentences.ts';
import type { CaseRules, CaseState } from './types.ts';

/** A draft as far as moving it is concerned. */
export interface DraftToMove {
  readonly id: string;
  readonly action: string;
  /** Ref of the form it was begun on. */
  readonly form: string;
  readonly answers: Answers;
}
/** What becomes of an open draft when its case moves. */
export interface DraftMove {
  readonly draft: string;
  readonly form: { readonly from: string; readonly to: string };
  readonly action: { readonly from: string; readonly to: string };
  /** The answers as the form that it goes on with asks them. */
  readonly answers: Answers;
  /** The old names of answered questions by their new ones, where they differ. */
  readonly renamed: { readonly [question: string]: string };
  /** It goes on with the form that it was begun on: why. */
  readonly stays?: Text;
  /** Answers that would have no question on the new form, which is why it stays. */
  readonly homeless: readonly { readonly question: string; readonly why: string }[];
}

/**
 * What becomes of a draft. It goes on with the form of the new definitions, if no answer written in it loses its question; else with
 * its own, as a record that was returned always does: both can be handed in. Its action takes its new name either way.
 */
export function moveDraft(from: CaseRules, to: CaseRules, state: CaseState, draft: DraftToMove): DraftMove {
  const moves = workflowMoves(to.migrations?.workflows ?? [], to.workflow.id, from.workflow.version, to.workflow.version);
  const action = { from: draft.action, to: moves.action(draft.action) };
  const kept = (stays?: Text, homeless: DraftMove['homeless'] = []): DraftMove => ({
    draft: draft.id, form: { from: draft.form, to: draft.form }, action, answers: draft.answers, renamed: {}, homeless, ...(stays ? { stays } : {}),
  });
  const rule = findRule(to.workflow, action.to);
  if (!rule) return { ...kept(NO_ACTION), action: { from: draft.action, to: draft.action } };
  if (state.records.some(({ id }) => id === draft.id)) return kept(OF_A_RECORD);
  const [old, now] = [from.form(draft.form), formIn(to, rule.form)];
  if (!old || !now || old.ref === now.ref) return kept();
  const files = to.migrations?.forms ?? [];
  const { answers, homeless } = migrateAnswers(old, now, files, draft.answers);
  if (homeless.length > 0) return kept(homelessSentence(old, homeless), homeless);
  const names = Object.keys(draft.answers).map((question) => [renameQuestion(files, now.id, old.version, now.version, question), question] as const);
  return { ...kept(), form: { from: draft.form, to: now.ref }, answers, renamed: Object.fromEntries(names.filter(([name, question]) => name !== question)) };
}

/** The form of that id in the publication that the rules come from. */
export function formIn(rules: CaseRules, form: string | undefined): ResolvedForm | undefined {
  if (form === undefined) return undefined;
  return rules.forms && Object.hasOwn(rules.forms, form) ? rules.forms[form] : rules.form(form);
}

function homelessSentence(form: ResolvedForm, homeless: DraftMove['homeless']): Text {
  const labels = homeless.map(({ question }) => form.questions[question]?.label ?? { en: question });
  const listed = { en: labels.map(({ en }) => `“${en}”`).join(', '), cy: labels.map(({ en, cy }) => `“${cy ?? en}”`).join(', ') };
  return sentence(
    'It goes on with the form it was begun on, because the new one has no place for what was written under {questions}.',
    'Mae’n parhau ar y ffurflen y dechreuwyd hi arni, oherwydd nid oes lle ar yr un newydd i’r hyn a ysgrifennwyd o dan {questions}.',
    { questions: listed },
  );
}

const OF_A_RECORD = sentence(
  'It puts a record right, which keeps the form it was written on.',
  'Mae’n cywiro cofnod, sy’n cadw’r ffurflen yr ysgrifennwyd ef arni.',
);
const NO_ACTION = sentence(
  'The new definitions have nothing that it could be handed in for. It stays as it is, to be read.',
  'Nid oes dim yn y diffiniadau newydd y gellid ei chyflwyno ar ei gyfer. Mae’n aros fel y mae, i’w ddarllen.',
);

