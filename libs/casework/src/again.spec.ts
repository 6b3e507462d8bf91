import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { redecide } from './redecide.ts';
import { amina, ben, given, on, type Story } from './testing/story.ts';
import { wholeForms, wholeRules } from './testing/whole-file.ts';
import type { CaseRules } from './types.ts';
import { waitsOf } from './waits.ts';
import { worklistItems } from './worklist.ts';

const names = { staff: (user: string) => user };
const asked = { agency: 'School', state: 'asked', askedOn: '2026-11-03' };
const received = { ...asked, state: 'received' };
const outcomes = ({ events }: Story) => redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome);
const request = given(wholeRules).then('request.record', { data: asked });

describe('a note that may be gone on with', () => {
  test('is written on as a later version of the same record, by several people', () => {
    const story = request.then('request.record', { data: received, draft: 'a1', by: ben, at: on('2026-11-12') });
    expect(story.refused).toBeUndefined();
    expect(story.state.records).toMatchObject([{ id: 'a1', status: 'recorded', on: '2026-11-03', by: 'ben', contributors: ['amina', 'ben'], versions: [{ answers: asked }, { answers: received, by: 'ben' }] }]);
    expect(outcomes(story)).toEqual(['same', 'same', 'same']);
  });
  test('begins a new record without naming one', () => {
    const { state } = request.then('request.record', { data: { ...asked, agency: 'Police' } });
    expect(state.records.map(({ id }) => id)).toEqual(['a1', 'a2']);
    const view = availableActions(wholeRules, state, amina, on('2026-11-04')).find(({ type }) => type === 'request.record');
    expect(view).toMatchObject({ records: ['a2', 'a1'] });
  });
  test('is no late entry when its first day is a while ago, unless that day is changed', () => {
    const answer = (data: typeof asked) => request.then('request.record', { data, draft: 'a1', at: on('2026-11-12') });
    expect(answer(received).events.at(-1)).toMatchObject({ happenedOn: '2026-11-12' });
    expect(answer({ ...received, askedOn: '2026-11-02' }).refused).toMatchObject({ code: 'reason-required' });
  });
  test('is not written over by somebody who has not seen its last version', () => {
    const seen = request.state.revision;
    const newer = request.then('request.record', { data: received, draft: 'a1' });
    expect(newer.then('request.record', { data: asked, draft: 'a1', revision: seen }).refused).toMatchObject({ code: 'stale-revision' });
    expect(newer.then('request.record', { data: asked, draft: 'a1' }).refused).toBeUndefined();
  });
  test('is only ever a record of the same form', () => {
    expect(request.then('agreement.record', { data: { about: 'Medical treatment' }, draft: 'a1' }).refused).toMatchObject({ code: 'not-found' });
    const diary = given(wholeRules).then('diary.record', { data: { text: 'Seen' } });
    expect(diary.then('diary.record', { data: { text: 'Other' }, draft: 'a1' }).refused).toMatchObject({ code: 'not-found' });
  });
  test('is skipped, not found altered, where what it goes on with was erased', () => {
    const story = request.then('request.record', { data: received, draft: 'a1', at: on('2026-11-12') });
    const events = story.events.map((event) => {
      const { answers: _gone, ...rest } = event;
      return event.actionId === 'a1' ? rest : event;
    });
    expect(redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome)).toEqual(['same', 'skipped', 'skipped']);
  });
});

describe('what a record waits for', () => {
  const row = (id: string, how: string, askedOn?: string) => ({ id, how, ...(askedOn === undefined ? {} : { askedOn }) });
  const signed = (...signatures: readonly object[]) => ({ about: 'Delegated authority', signatures: signatures as readonly { readonly id: string }[] });
  const agreed = given(wholeRules).then('agreement.record', { data: signed(row('r1', 'awaited', '2026-11-01'), row('r2', 'signedOnScreen'), row('r3', 'awaited')) });
  const waits = ({ state }: Story, today = '2026-11-12') => waitsOf(wholeRules, state, today);
  const items = ({ state }: Story, today: string, by = amina) => worklistItems(wholeRules, state, by, on(today), names).filter(({ kind }) => kind === 'wait');

  test('is each row by itself, from its own day or else the day of the record', () => {
    const common = { record: 'a1', form: 'agreement', wait: 'signature', task: { en: 'Get the agreement signed' } };
    expect(waits(agreed)).toEqual([
      { ...common, row: 'r1', since: '2026-11-01', dueOn: '2026-11-11', overdue: true },
      { ...common, row: 'r3', since: '2026-11-03', dueOn: '2026-11-13', overdue: false },
    ]);
    expect(caseView(wholeRules, agreed.state, amina, on('2026-11-12')).waits).toEqual(waits(agreed));
  });
  test('is past its days only after the last of them', () => {
    expect([waits(agreed, '2026-11-11'), waits(agreed, '2026-11-12')].map(([first]) => first?.overdue)).toEqual([false, true]);
  });
  test('is over once the record was gone on with', () => {
    const done = agreed.then('agreement.record', { data: signed(row('r1', 'signedOnScreen'), row('r3', 'refused')), draft: 'a1' });
    expect(waits(done)).toEqual([]);
    expect(caseView(wholeRules, done.state, amina, on('2026-11-12'))).not.toHaveProperty('waits');
  });
  test('is over once a later record has the same row signed', () => {
    expect(waits(agreed.then('agreement.record', { data: signed(row('r1', 'signedOnScreen')) })).map((one) => one.row)).toEqual(['r3']);
  });
  test('goes on in the later record where the row still waits there', () => {
    expect(waits(agreed.then('agreement.record', { data: signed(row('r1', 'awaited', '2026-11-01')) })).map((one) => [one.record, one.row])).toEqual([['a2', 'r1'], ['a1', 'r3']]);
  });
  test('is one item for the worker, later or overdue, with the way to go on', () => {
    expect(items(agreed, '2026-11-05')).toMatchObject([{ group: 'later', dueOn: '2026-11-11', record: 'a1', action: 'agreement.record', form: 'agreement', what: { en: 'Get the agreement signed' }, why: { en: '2 are waiting, the first since Sunday 1 November.', cy: 'Mae 2 yn aros, y cyntaf ers dydd Sul 1 Tachwedd.' } }]);
    expect(items(agreed, '2026-11-12')).toMatchObject([{ group: 'overdue' }]);
    expect(items(agreed, '2026-11-12', ben)).toEqual([]);
  });
  test('may be of the whole record, and of a paper only while it is the last of its form', () => {
    const waiting = { ...wholeForms['needs'], waits: [{ id: 'answer', task: { en: 'Ask again' }, when: { type: 'object', properties: { outcome: { const: 'plan' } } }, days: 5 }] } as NonNullable<(typeof wholeForms)[string]>;
    const rules: CaseRules = { ...wholeRules, form: (ref) => (ref.startsWith('needs') ? waiting : wholeRules.form(ref)) };
    const sent = given(rules).then('needs.submit', { data: { summary: 'Cold', outcome: 'plan' } });
    expect(waitsOf(rules, sent.state, '2026-11-08')).toMatchObject([{ record: 'a1', since: '2026-11-03', dueOn: '2026-11-08', overdue: false }]);
    const doubled = { ...sent.state, records: [...sent.state.records, ...sent.state.records.map((record) => ({ ...record, id: 'later' }))] };
    expect(waitsOf(rules, doubled, '2026-11-08').map((one) => one.record)).toEqual(['later']);
    const returned = { ...sent.state, records: sent.state.records.map((record) => ({ ...record, status: 'returned' as const })) };
    expect(waitsOf(rules, returned, '2026-11-08')).toEqual([]);
  });
});
