import type { Answers, FormMigrationFile, ResolvedForm, ResolvedQuestion } from '../types.ts';
import { migrateAnswers, renameAnswers, renameQuestion } from './migrate-answers.ts';

type Asked = Partial<ResolvedQuestion> & Pick<ResolvedQuestion, 'kind'>;

/** A form of a version with these questions. */
function form(version: string, questions: { readonly [id: string]: Asked }, more: Partial<ResolvedForm> = {}): ResolvedForm {
  const asked = Object.fromEntries(Object.entries(questions).map(([id, one]) => [id, { id, label: { en: id }, required: false, ...one }]));
  return {
    id: 'visit', version, ref: `visit@${version}+testshire.0`, digest: version, title: { en: 'Visit' }, purpose: { en: 'Visit' }, kind: 'record',
    schema: {}, uiSchema: {}, sections: [], questions: asked, ...more,
  };
}
const choice = (...codes: string[]): Asked => ({ kind: 'choice', options: codes.map((code) => ({ code, label: { en: code } })) });
const choices = (...codes: string[]): Asked => ({ ...choice(...codes), kind: 'choices' });

const first = form('1.0.0', { seen: { kind: 'date' }, words: { kind: 'words' }, weather: { kind: 'text' }, risk: choice('low', 'middling', 'high'), who: choices('mother', 'father', 'stepfather') });
const second = form('2.0.0', { seenOn: { kind: 'date' }, words: { kind: 'words' }, risk: choice('lower', 'higher'), who: choices('mother', 'father') });
const third = form('3.0.0', { metOn: { kind: 'date' }, words: { kind: 'narrative' }, risk: choice('lower', 'higher'), who: choices('mother', 'father') });
const files: readonly FormMigrationFile[] = [
  {
    form: 'visit', from: '1.0.0', to: '2.0.0',
    moves: [
      { question: 'seen', to: 'seenOn' },
      { question: 'risk', to: 'risk', codes: { low: 'lower', middling: 'higher', high: 'higher' } },
      { question: 'who', to: 'who', codes: { stepfather: 'father' } },
    ],
    retired: [{ question: 'weather', why: 'Nobody read it.' }],
  },
  { form: 'visit', from: '2.0.0', to: '3.0.0', moves: [{ question: 'seenOn', to: 'metOn' }] },
];

describe('answers carried to a newer version of their form', () => {
  it('go where their question went, with the codes that it has now', () => {
    const given: Answers = { seen: '2026-03-02', words: 'I like the dog', risk: 'middling', who: ['mother', 'stepfather'] };
    expect(migrateAnswers(first, second, files, given)).toEqual({ answers: { seenOn: '2026-03-02', words: 'I like the dog', risk: 'higher', who: ['mother', 'father'] }, homeless: [] });
  });
  it('go over every version between', () => {
    expect(migrateAnswers(first, third, files, { seen: '2026-03-02', risk: 'low' })).toEqual({ answers: { metOn: '2026-03-02', risk: 'lower' }, homeless: [] });
  });
  it('have one father, where the father and the stepfather are both fathers now', () => {
    expect(migrateAnswers(first, second, files, { who: ['father', 'stepfather'] }).answers).toEqual({ who: ['father'] });
  });
  it('are not carried where their question is asked no more, and it is said why', () => {
    expect(migrateAnswers(first, third, files, { weather: 'Rain', words: 'Hello' })).toEqual({ answers: { words: 'Hello' }, homeless: [{ question: 'weather', why: 'Nobody read it.' }] });
  });
  it('lose nothing where what is asked no more was not answered', () => {
    expect(migrateAnswers(first, second, files, { weather: ' ', words: 'Hello' })).toEqual({ answers: { words: 'Hello' }, homeless: [] });
  });
  it('are not put under a question that is answered in another way', () => {
    const now = form('2.0.0', { words: { kind: 'yesNo' } });
    expect(migrateAnswers(first, now, [], { words: 'Hello' })).toEqual({ answers: {}, homeless: [{ question: 'words', why: expect.stringContaining('another way') }] });
  });
  it('are not put under a choice that is not there', () => {
    const { answers, homeless } = migrateAnswers(first, form('2.0.0', { risk: choice('low') }), [], { risk: 'high' });
    expect(answers).toEqual({});
    expect(homeless).toEqual([{ question: 'risk', why: 'It is no choice any more: high.' }]);
  });
  it('keep what an authority asks itself, if its new form asks it too, and else say so', () => {
    const given: Answers = { 'testshire.dog': 'Biscuit', 'testshire.cat': 'Soot' };
    const own = (version: string, ...ids: string[]) => form(version, Object.fromEntries(ids.map((id) => [id, { kind: 'text', local: true } as const])));
    const { answers, homeless } = migrateAnswers(own('1.0.0', 'testshire.dog', 'testshire.cat'), own('2.0.0', 'testshire.dog'), files, given);
    expect(answers).toEqual({ 'testshire.dog': 'Biscuit' });
    expect(homeless.map(({ question }) => question)).toEqual(['testshire.cat']);
  });
  it('keep the rows of a group unless a row says what is not asked any more', () => {
    const rows = (version: string, ...names: string[]) => form(version, { people: { kind: 'group', row: names.map((id) => ({ id, label: { en: id }, kind: 'text', required: false })) } });
    const people = [{ id: 'r1', name: 'Gail', age: '' }];
    expect(migrateAnswers(rows('1.0.0', 'name', 'age'), rows('2.0.0', 'name'), [], { people }).answers).toEqual({ people });
    const told = migrateAnswers(rows('1.0.0', 'name', 'age'), rows('2.0.0', 'name'), [], { people: [{ id: 'r1', name: 'Gail', age: '7' }] });
    expect(told.homeless).toEqual([{ question: 'people', why: expect.stringContaining('age') }]);
  });
  it('stand as they are between versions that no file tells of', () => {
    const given: Answers = { seenOn: '2026-03-02', words: 'Hello' };
    expect(migrateAnswers(second, form('2.4.0', { ...second.questions }), files, given)).toEqual({ answers: given, homeless: [] });
  });
});

describe('answers carried to an earlier version', () => {
  it('come back under the names and codes that they had', () => {
    const given: Answers = { seen: '2026-03-02', words: 'I like the dog', risk: 'low', who: ['mother'] };
    const there = migrateAnswers(first, third, files, given).answers;
    expect(migrateAnswers(third, first, files, there)).toEqual({ answers: given, homeless: [] });
  });
  it('take the first listed of several codes that became one', () => {
    expect(migrateAnswers(second, first, files, { risk: 'higher', who: ['father'] }).answers).toEqual({ risk: 'middling', who: ['stepfather'] });
  });
  it('have no home where only the newer version asks their question', () => {
    const newer = form('2.0.0', { ...second.questions, mood: { kind: 'text' } });
    expect(migrateAnswers(newer, first, files, { mood: 'Glad' }).homeless).toEqual([{ question: 'mood', why: 'The form does not ask this question any more.' }]);
  });
});

describe('the names of answers, for what reads records of other versions', () => {
  it('are those of the version that reads, and what went nowhere keeps its own', () => {
    expect(renameAnswers(files, 'visit', '1.0.0', '3.0.0', { seen: '2026-03-02', weather: 'Rain' })).toEqual({ metOn: '2026-03-02', weather: 'Rain' });
    expect(renameAnswers(files, 'visit', '3.0.0', '1.0.0', { metOn: '2026-03-02' })).toEqual({ seen: '2026-03-02' });
  });
  it('do not let an answer that was moved push out the one that was given there', () => {
    const moved: readonly FormMigrationFile[] = [{ form: 'visit', from: '1.0.0', to: '2.0.0', moves: [{ question: 'old', to: 'words' }] }];
    expect(renameAnswers(moved, 'visit', '1.0.0', '2.0.0', { words: 'Given here', old: 'Given there' })).toEqual({ words: 'Given here' });
  });
  it('are found for one question over any number of versions', () => {
    expect(renameQuestion(files, 'visit', '1.0.0', '3.0.0', 'seen')).toBe('metOn');
    expect(renameQuestion(files, 'visit', '3.0.0', '1.0.0', 'metOn')).toBe('seen');
    expect(renameQuestion(files, 'other', '1.0.0', '3.0.0', 'seen')).toBe('seen');
  });
});
