import { finding } from '../check/finding.ts';
import type { Finding, FormMigrationFile, PublicationContent, ResolvedForm, ResolvedQuestion } from '../types.ts';
import { isSameKind } from './migrate-answers.ts';
import { stepsBetween } from './version-steps.ts';

type Move = NonNullable<FormMigrationFile['moves']>[number];

/**
 * Faults of the way that answers take from the forms of one publication to those of a later one: a question that is neither moved nor
 * retired and is not there any more, a move from or to a question that is not there, to one of another kind, or of codes that
 * are not there. The file of a finding is `<form> <from> to <to>`, as the place on disk is not published.
 * @param renamed what forms are called otherwise in the later one, old id to new
 */
export function checkFormMigrations(from: PublicationContent, to: PublicationContent, files: readonly FormMigrationFile[], renamed: { readonly [form: string]: string } = {}): readonly Finding[] {
  return Object.values(from.forms).flatMap((old) => {
    const now = to.forms[renamed[old.id] ?? old.id];
    return now && now.version !== old.version ? checkForm(old, now, files) : [];
  });
}

function checkForm(old: ResolvedForm, now: ResolvedForm, files: readonly FormMigrationFile[]): readonly Finding[] {
  const steps = stepsBetween(files.filter(({ form }) => form === now.id), old.version, now.version);
  const name = `${now.id} ${old.version} to ${now.version}`;
  const [only] = steps;
  // Over several versions what lies between is not at hand: only the ends are looked at.
  const single = steps.length === 1 && only ? (only.file.moves ?? []).flatMap((move, index) => checkMove(name, index, move, old, now)) : [];
  return [...single, ...lost(name, old, now, steps.map(({ file }) => file))];
}

function checkMove(name: string, index: number, move: Move, old: ResolvedForm, now: ResolvedForm): readonly Finding[] {
  const [source, target] = [old.questions[move.question], now.questions[move.to]];
  const at = ['moves', index] as const;
  if (!source) return [finding(name, [...at, 'question'], 'question-unknown', `Version ${old.version} has no question '${move.question}'.`)];
  if (!target) return [finding(name, [...at, 'to'], 'question-unknown', `Version ${now.version} has no question '${move.to}'.`)];
  if (!isSameKind(source.kind, target.kind)) return [finding(name, [...at, 'to'], 'kind-differs', `'${move.question}' is answered with ${source.kind} and '${move.to}' with ${target.kind}: an answer can only go to a question of its kind.`)];
  return Object.entries(move.codes ?? {}).flatMap(([code, to]) => [
    ...(has(source, code) ? [] : [finding(name, [...at, 'codes', code], 'code-unknown', `'${move.question}' has no choice '${code}'.`)]),
    ...(has(target, to) ? [] : [finding(name, [...at, 'codes', code], 'code-unknown', `'${move.to}' has no choice '${to}'.`)]),
  ]);
}

function lost(name: string, old: ResolvedForm, now: ResolvedForm, files: readonly FormMigrationFile[]): readonly Finding[] {
  return Object.keys(old.questions).flatMap((question) => {
    const said = files.some(({ moves = [], retired = [] }) => moves.some((move) => move.question === question) || retired.some((one) => one.question === question));
    if (said || Object.hasOwn(now.questions, question) || Object.hasOwn(now.retired ?? {}, question)) return [];
    return [finding(name, [], 'path-missing', `Version ${now.version} does not ask '${question}' any more: say where its answers go, or that it is retired, and why.`)];
  });
}

function has({ options }: ResolvedQuestion, code: string): boolean {
  return options?.some((option) => option.code === code) === true;
}
