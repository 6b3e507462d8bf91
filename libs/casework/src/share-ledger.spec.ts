import type { Answers, ResolvedForm, ResolvedQuestion } from '#definitions';
import { shareLedger } from './share-ledger.ts';
import { testForm } from './testing/family-support.ts';
import { given } from './testing/story.ts';
import { wholeRules } from './testing/whole-file.ts';
import type { CaseState, RecordState } from './types.ts';

const asks = (id: string, means: ResolvedQuestion['means'], more: Partial<ResolvedQuestion> = {}): ResolvedQuestion => ({ id, label: { en: id }, kind: 'text', required: false, ...(means ? { means } : {}), ...more });
const ground = asks('ground', 'shareGround', { kind: 'choice', options: [{ code: 'consent', label: { en: 'With consent', cy: 'Gyda chaniatâd' } }] });
const row = [asks('agency', 'shareWith'), asks('said', 'shareWhat', { kind: 'narrative' }), asks('day', 'shareOn', { kind: 'date' }), ground, asks('whyNot', 'shareWithheld')];
const form: ResolvedForm = {
  ...testForm('plan', {}, []),
  questions: { shares: asks('shares', 'share', { kind: 'group', row }), sharedWith: asks('sharedWith', 'shareWith'), sharedOn: asks('sharedOn', 'shareOn', { kind: 'date' }), notSharedReason: asks('notSharedReason', 'shareWithheld'), other: asks('other', undefined) },
};
const record = (id: string, revision: number, answers: Answers | undefined, more: Partial<RecordState> = {}): RecordState => ({
  ...{ id, form: form.ref, formId: 'plan', status: 'recorded', by: 'amina', on: '2026-11-03', at: '2026-11-03T12:00:00.000Z', contributors: [], decisions: [] },
  versions: [{ revision, actionId: id, at: '2026-11-03T12:00:00.000Z', by: 'amina', ...(answers ? { answers } : {}) }],
  ...more,
});
const state = (...records: readonly RecordState[]): CaseState => ({ ...given(wholeRules).state, records });
const ledger = (...records: readonly RecordState[]) => shareLedger((ref) => (ref === form.ref ? form : undefined), state(...records));

describe('what was shared about a child', () => {
  test('is each row: with whom, what, when, on what ground', () => {
    const shares: readonly Answers[] = [
      { id: 's1', agency: 'School', said: 'That she is cold at night', day: '2026-11-02', ground: 'consent' },
      { id: 's2', agency: 'Police' },
    ];
    expect(ledger(record('r1', 2, { shares }))).toEqual([
      { record: 'r1', form: 'plan', row: 's1', with: { en: 'School', cy: 'School' }, what: { en: 'That she is cold at night', cy: 'That she is cold at night' }, on: '2026-11-02', ground: { en: 'With consent', cy: 'Gyda chaniatâd' } },
      { record: 'r1', form: 'plan', row: 's2', with: { en: 'Police', cy: 'Police' }, on: '2026-11-03' },
    ]);
  });
  test('is what the record says of itself, and why it was withheld', () => {
    expect(ledger(record('r1', 2, { sharedWith: 'Her mother', sharedOn: '2026-11-05' }), record('r2', 3, { notSharedReason: 'He does not know where she lives' }))).toMatchObject([
      { record: 'r2', withheld: { en: 'He does not know where she lives' }, on: '2026-11-03' },
      { record: 'r1', with: { en: 'Her mother' }, on: '2026-11-05' },
    ]);
  });
  test('is nothing where nobody is named and nothing withheld', () => {
    expect(ledger(record('r1', 2, { other: 'x', sharedOn: '2026-11-05', shares: [{ id: 's1', said: 'Something' }] }))).toEqual([]);
  });
  test('counts once, as last written, where a later record has the same row', () => {
    const [first, later] = [record('r1', 2, { shares: [{ id: 's1', agency: 'School' }] }), record('r2', 5, { shares: [{ id: 's1', agency: 'The new school' }] })];
    expect(ledger(first, later)).toMatchObject([{ record: 'r2', with: { en: 'The new school' } }]);
  });
  test('is nothing of a record that was replaced, nor of one erased', () => {
    expect(ledger(record('r1', 2, { sharedWith: 'Her mother' }, { status: 'superseded' }), record('r2', 3, undefined))).toEqual([]);
  });
});
