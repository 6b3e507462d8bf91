import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { decideCase, openCase } from './decide.ts';
import { amina, ben, clerk, given, mia, needs, noor, on, rules, verdict } from './testing/story.ts';
import type { RecordState, StateValue } from './types.ts';

const submitted = () => given().then('needs.submit', { data: needs });
const recordOf = (records: readonly RecordState[], id: string) => records.find((record) => record.id === id);

describe('opening a case', () => {
  test('a case begins at the first state of every region, with whoever opened it as its worker', () => {
    const { state } = given();
    expect(state.value).toEqual({ need: { assessing: 'writing' }, protection: 'none' });
    expect(state.assigned).toEqual({ worker: 'amina', team: 'north' });
    expect(state).toMatchObject({ status: 'open', revision: 1, person: 'gail', openedOn: '2026-11-02' });
  });
  test('a manager who opens a case is its manager, not its worker', () => {
    expect(given(rules, mia).state.assigned).toEqual({ manager: 'mia', team: 'north' });
  });
  test('a clerk cannot open a case, and is told who can', () => {
    const decision = openCase(rules, { authority: 'testshire', case: 'c', person: 'p', action: { id: 'a' } }, clerk, on('2026-11-02'));
    expect(decision).toMatchObject({ refused: { code: 'role-required', sentence: { en: expect.stringContaining('family worker or team leader') } } });
  });
  test('a case cannot be opened a second time', () => {
    expect(given().then('file.open').refused).toMatchObject({ code: 'already-exists' });
  });
});

describe('own work', () => {
  test('a manager cannot approve her own assessment', () => {
    const { refused } = given().then('needs.submit', { data: needs, by: mia }).then('needs.approve', { data: verdict, by: mia });
    expect(refused).toMatchObject({ code: 'guard-refused', guard: 'notOwnNeeds', resolvedBy: ['manager'] });
    expect(refused?.sentence.en).toBe('You wrote part of this, so another manager must decide. This can be resolved by: team leader.');
  });
  test('one who contributed to the draft cannot approve it', () => {
    const draft = { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['mia', 'amina'] };
    const story = given().then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) });
    expect(story.events.at(-1)?.body.contributors).toEqual(['amina', 'mia']);
    expect(story.then('needs.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'guard-refused' });
    expect(story.then('needs.approve', { data: verdict, by: noor }).refused).toBeUndefined();
  });
  test('after a return, contributors are counted anew', () => {
    const draft = { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['mia'] };
    const again = given()
      .then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) })
      .then('needs.return', { data: verdict, by: noor })
      .then('needs.submit', { data: needs, draft: 'd1' });
    expect(recordOf(again.state.records, 'd1')?.contributors).toEqual(['amina']);
    expect(again.then('needs.approve', { data: verdict, by: mia }).refused).toBeUndefined();
  });
  test('a manager may approve what she neither wrote nor drafted', () => {
    const { state } = submitted().then('needs.approve', { data: verdict, by: mia });
    expect(state.value).toEqual({ need: 'helping', protection: 'none' });
    expect(state.records[0]).toMatchObject({ status: 'approved', decisions: [{ status: 'approved', by: 'mia', answers: verdict }] });
  });
});

describe('returning and handing in again', () => {
  test('a return goes back to writing, and handing in again is version 2 of the same record', () => {
    const returned = submitted().then('needs.return', { data: verdict, by: mia });
    expect(returned.state.value).toEqual({ need: { assessing: 'writing' }, protection: 'none' });
    const view = availableActions(rules, returned.state, amina, on('2026-11-04')).find((action) => action.type === 'needs.submit');
    const { state } = returned.then('needs.submit', { data: { ...needs, summary: 'Colder' }, ...(view?.record ? { draft: view.record } : {}) });
    expect(state.records).toHaveLength(1);
    expect(state.records[0]).toMatchObject({ id: 'a1', status: 'submitted' });
    expect(state.records[0]?.versions.map((version) => version.answers?.['summary'])).toEqual([needs['summary'], 'Colder']);
  });
  test('a draft that was approved cannot be handed in over again', () => {
    const draft = { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['amina'] };
    const at = on('2026-11-03', { draft });
    const closed = given()
      .then('needs.submit', { data: { ...needs, outcome: 'nothing' }, draft: 'd1', at })
      .then('needs.approve', { data: verdict, by: mia })
      .then('file.reopen', { data: verdict, by: mia });
    expect(closed.then('needs.submit', { data: needs, draft: 'd1', at }).refused).toMatchObject({ code: 'not-found' });
  });
  test('a diary note cannot be written over a record that exists', () => {
    const { refused, state } = submitted().then('diary.record', { data: { text: 'Seen' }, draft: 'a1' });
    expect(refused).toMatchObject({ code: 'not-found' });
    expect(state.records[0]?.formId).toBe('needs');
  });
  test('a draft begun for another form is refused', () => {
    const draft = { id: 'd1', form: 'talk@1.0.0+testshire.0', contributors: ['amina'] };
    expect(given().then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) }).refused).toMatchObject({ code: 'not-found' });
  });
  test('a record stays on the form its draft was begun on when a newer form is published', () => {
    const old = { ...rules.form('needs'), ref: 'needs@0.9.0+testshire.0' } as NonNullable<ReturnType<typeof rules.form>>;
    const newer = { ...rules, form: (id: string) => (id === old.ref ? old : rules.form(id)) };
    const draft = { id: 'd1', form: old.ref, contributors: ['amina'] };
    const { events } = given(newer).then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) });
    expect(events.at(-1)?.body.form).toBe(old.ref);
  });
});

describe('what never waits', () => {
  test('a talk starts whatever form is unfinished, and is never stale', () => {
    const story = submitted().then('needs.approve', { data: verdict, by: mia });
    const { state, refused } = story.then('talk.start', { revision: 1, by: ben });
    expect(refused).toBeUndefined();
    expect(state.value).toEqual({ need: 'helping', protection: 'writing' });
  });
  test('a talk starts again while another is being written', () => {
    const { state, refused } = given().then('talk.start').then('talk.start');
    expect(refused).toBeUndefined();
    expect(state.revision).toBe(3);
  });
  test('a note does not make a waiting form stale', () => {
    const { refused } = given().then('diary.record', { data: { text: 'Visited' } }).then('talk.start').then('needs.submit', { data: needs, revision: 1 });
    expect(refused).toBeUndefined();
  });
  test('a note can be written when the case is closed, a talk cannot start', () => {
    const closed = submitted().then('needs.approve', { data: verdict, by: mia }).then('file.close');
    expect(closed.state.status).toBe('closed');
    expect(closed.then('diary.record', { data: { text: 'A letter came' } }).refused).toBeUndefined();
    expect(closed.then('talk.start').refused).toMatchObject({ code: 'not-available' });
  });
  test('a newer talk handed in replaces the one that still waits', () => {
    const story = given().then('talk.start').then('talk.submit', { data: { agreed: true } }).then('talk.start').then('talk.submit', { data: { agreed: false } });
    expect(story.state.records.map((record) => record.status)).toEqual(['superseded', 'submitted']);
  });
});

describe('revisions', () => {
  test('an action on an old revision is stale, and is told what was done since and by whom', () => {
    const { refused } = submitted().then('needs.return', { data: verdict, by: mia }).then('needs.submit', { data: needs, revision: 1 });
    expect(refused).toMatchObject({
      code: 'stale-revision',
      revision: 3,
      since: [
        { revision: 2, type: 'needs.submit', actor: 'amina' },
        { revision: 3, type: 'needs.return', actor: 'mia', history: { en: '{actor} did: return the needs' } },
      ],
    });
  });
  test('an action that moves the case must say which revision it rests on', () => {
    const { state } = given();
    expect(decideCase(rules, state, { id: 'x', type: 'needs.submit', data: needs }, amina, on('2026-11-03'))).toMatchObject({ refused: { code: 'revision-required', revision: 1 } });
  });
  test('a revision that does not exist yet is refused', () => {
    expect(given().then('needs.submit', { data: needs, revision: 9 }).refused).toMatchObject({ code: 'stale-revision' });
  });
});

describe('refusals', () => {
  test('an unknown action is named, with what is available instead', () => {
    const { refused } = given().then('needs.explode');
    expect(refused).toMatchObject({ code: 'unknown-action', action: 'needs.explode' });
    expect(refused && 'available' in refused && refused.available).toContain('needs.submit');
  });
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('a word that every object has, "%s", is an unknown action too', (word) => {
    expect(given().then(word).refused).toMatchObject({ code: 'unknown-action' });
  });
  test('an action of another step says where the case stands and what can be done', () => {
    const { refused } = given().then('needs.approve', { by: mia, data: verdict });
    expect(refused).toMatchObject({ code: 'not-available', states: [{ en: 'Needs being written' }] });
    expect(refused?.sentence.en).toContain('“Approve the needs” cannot be done now, because the case is at: Needs being written.');
  });
  test('a worker cannot approve, and is told whose task it is', () => {
    const { refused } = submitted().then('needs.approve', { data: verdict, by: ben });
    expect(refused).toMatchObject({ code: 'role-required', roles: ['manager'], sentence: { en: 'Only a team leader can do this. Ask one to do it.' } });
  });
  test('a missing answer is named', () => {
    const { refused } = given().then('needs.submit', { data: { outcome: 'plan' } });
    expect(refused).toMatchObject({ code: 'form-invalid', problems: [{ question: 'summary' }] });
  });
  test('an answer to a question that the form does not ask is refused', () => {
    expect(given().then('needs.submit', { data: { ...needs, extra: 1 } }).refused).toMatchObject({ code: 'form-invalid' });
  });
  test('an action without a form takes no answers', () => {
    expect(given().then('talk.start', { data: { agreed: true } }).refused).toMatchObject({ code: 'data-not-expected' });
  });
  test('a case cannot close while a talk about harm is open', () => {
    const { refused } = submitted().then('needs.approve', { data: verdict, by: mia }).then('talk.start').then('file.close');
    expect(refused).toMatchObject({ code: 'guard-refused', guard: 'talksAtRest', sentence: { en: expect.stringContaining('A talk about harm is still open') } });
  });
  test('an approval whose every way on is barred names the bar that somebody can lift', () => {
    const { refused } = given().then('needs.submit', { data: { ...needs, outcome: 'nothing' } }).then('talk.start').then('needs.approve', { data: verdict, by: mia });
    expect(refused).toMatchObject({ code: 'guard-refused', guard: 'talksAtRest', resolvedBy: ['manager'] });
  });
  test('a case in a state that its workflow does not have must be migrated first', () => {
    const { state } = given();
    const nowhere: StateValue[] = [{ need: { assessing: 'writing' } }, { need: 'gone', protection: 'none' }, 'need', { need: 'assessing', protection: 'none' }];
    for (const value of nowhere) {
      expect(decideCase(rules, { ...state, value }, { id: 'x', type: 'talk.start' }, amina, on('2026-11-03'))).toMatchObject({ refused: { code: 'not-available' } });
    }
  });
});

describe('dates', () => {
  test('what happened on a day to come is refused', () => {
    expect(given().then('needs.submit', { data: { ...needs, seenOn: '2026-11-04' } }).refused).toMatchObject({ code: 'date-invalid' });
  });
  test.each(['2026-02-29', '2026-13-01', '31 October', '2026-11-03T25:00'])('there is no such day as %s', (day) => {
    expect(given().then('talk.start', { happenedOn: day }).refused).toMatchObject({ code: 'date-invalid', happenedOn: day });
  });
  test('a meeting at half past two has not happened at noon', () => {
    const story = given().then('talk.start');
    expect(story.then('talk.submit', { data: { agreed: true, heldAt: '2026-11-03T14:30' } }).refused).toMatchObject({ code: 'date-invalid' });
    expect(story.then('talk.submit', { data: { agreed: true, heldAt: '2026-11-03T11:30' } }).refused).toBeUndefined();
  });
  test('Friday’s visit is entered on Monday without a reason, Thursday’s needs one', () => {
    const at = on('2026-11-09');
    expect(given().then('diary.record', { data: { text: 'Visit', on: '2026-11-06' }, at }).refused).toBeUndefined();
    expect(given().then('diary.record', { data: { text: 'Visit', on: '2026-11-05' }, at }).refused).toMatchObject({ code: 'reason-required' });
    expect(given().then('diary.record', { data: { text: 'Visit', on: '2026-11-05' }, at, reason: '  ' }).refused).toMatchObject({ code: 'reason-required' });
    const late = given().then('diary.record', { data: { text: 'Visit', on: '2026-11-05' }, at, reason: 'I was ill' });
    expect(late.events.at(-1)).toMatchObject({ happenedOn: '2026-11-05', at: '2026-11-09T12:00:00.000Z', answers: { reason: 'I was ill' } });
  });
});

describe('what follows', () => {
  test('a submission tells the managers of the team, and closes the draft', () => {
    const draft = { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['amina'] };
    const { events } = given().then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) });
    expect(events.at(-1)?.effects).toEqual([
      { key: 'a1:closeDraft:d1', type: 'closeDraft', params: { draft: 'd1' } },
      { key: 'a1:tell:manager', type: 'tell', params: { role: 'manager', case: 'case-1', sentence: 'needs.submit', team: 'north' } },
    ]);
  });
  test('an approval tells whoever handed the record in', () => {
    const { events } = submitted().then('needs.approve', { data: verdict, by: mia });
    expect(events.at(-1)?.effects).toEqual([{ key: 'a2:tell:amina', type: 'tell', params: { user: 'amina', case: 'case-1', sentence: 'needs.approve' } }]);
  });
  test('a mark that depends on the answers is set only when they say so', () => {
    expect(submitted().then('needs.approve', { data: verdict, by: mia }).events.at(-1)?.body.marks).toEqual(['plan-agreed']);
    const nothing = given().then('needs.submit', { data: { ...needs, outcome: 'nothing' } }).then('needs.approve', { data: verdict, by: mia });
    expect(nothing.events.at(-1)?.body.marks).toEqual(['file-closed']);
    expect(nothing.state.status).toBe('closed');
  });
  test('re-opening keeps the history, the records and the clocks', () => {
    const story = submitted().then('needs.approve', { data: verdict, by: mia }).then('file.close').then('file.reopen', { data: verdict, by: mia });
    expect(story.state).toMatchObject({ status: 'open', value: { need: { assessing: 'writing' }, protection: 'none' } });
    expect(story.state.records.map((record) => record.formId)).toEqual(['needs', 'verdict']);
    const clocks = caseView(rules, story.state, amina, on('2026-11-20')).clocks;
    expect(clocks).toMatchObject([{ id: 'plan', instance: 1, state: 'met', metOn: '2026-11-03' }]);
    const again = story.then('needs.submit', { data: needs, at: on('2026-11-10') });
    expect(caseView(rules, again.state, amina, on('2026-11-20')).clocks).toMatchObject([{ instance: 1, state: 'met' }, { instance: 2, state: 'running', dueOn: '2026-11-24' }]);
  });
  test('a file is given to a worker of the authority only, and goes to that worker’s team', () => {
    const staff = { ben: { role: 'worker', team: 'south' }, cleo: { role: 'clerk' } };
    const at = on('2026-11-03', { staff });
    expect(given().then('file.assign', { data: { worker: 'ben' }, by: mia, at }).state.assigned).toEqual({ worker: 'ben', team: 'south' });
    for (const worker of ['cleo', 'nobody', 'constructor']) {
      expect(given().then('file.assign', { data: { worker }, by: mia, at }).refused).toMatchObject({ code: 'form-invalid', problems: [{ question: 'worker' }] });
    }
    expect(given().then('file.assign', { data: { manager: 'ben' }, by: mia, at }).refused).toMatchObject({ problems: [{ question: 'manager' }] });
  });
  test('a late clock asks why and never blocks; the reason stays with it', () => {
    const at = on('2026-11-20');
    const late = submitted().then('limit.explain', { data: { clock: 'plan', instance: 1, reason: 'The family was away' }, at });
    expect(caseView(rules, late.state, amina, at).clocks).toMatchObject([{ late: true, reason: 'The family was away' }]);
    expect(late.then('needs.approve', { data: verdict, by: mia, at }).refused).toBeUndefined();
    expect(submitted().then('limit.explain', { data: { clock: 'plan', instance: 2, reason: 'x' }, at }).refused).toMatchObject({ code: 'form-invalid' });
  });
});

describe('what can be done', () => {
  test('a worker sees the approval that waits, that it is not hers, and whose it is', () => {
    const actions = availableActions(rules, submitted().state, amina, on('2026-11-04'));
    expect(actions.find((action) => action.type === 'needs.approve')).toMatchObject({ allowed: false, record: 'a1', why: { code: 'role-required', resolvedBy: ['manager'] } });
    expect(actions.find((action) => action.type === 'diary.record')).toMatchObject({ allowed: true });
    expect(actions.map((action) => action.type)).not.toContain('needs.submit');
  });
  test('a manager sees before she begins that she may not approve her own work', () => {
    const own = given().then('needs.submit', { data: needs, by: mia });
    const approve = availableActions(rules, own.state, mia, on('2026-11-04')).find((action) => action.type === 'needs.approve');
    expect(approve).toMatchObject({ allowed: false, why: { code: 'guard-refused' } });
  });
  test('what is allowed is accepted, what is not allowed is refused with the same reason', () => {
    const data: { readonly [form: string]: object } = { needs, verdict, talk: { agreed: true }, diary: { text: 'x' } };
    for (const story of [given(), submitted(), submitted().then('needs.approve', { data: verdict, by: mia })]) {
      for (const by of [amina, mia, clerk]) {
        for (const view of availableActions(rules, story.state, by, on('2026-11-03'))) {
          if (view.form !== undefined && !data[view.form]) continue;
          const { refused } = story.then(view.type, { by, ...(view.form === undefined ? {} : { data: data[view.form] as typeof needs }) });
          expect([view.type, by.id, refused?.code]).toEqual([view.type, by.id, view.why?.code]);
        }
      }
    }
  });
});
