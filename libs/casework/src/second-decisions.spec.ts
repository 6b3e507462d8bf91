import { applyWorkflowOverlay, type ResolvedWorkflow, type WorkflowOperation } from '#definitions';
import { availableActions } from './available-actions.ts';
import { checkWorkflow } from './explore.ts';
import { redecide } from './redecide.ts';
import { roles, workflow } from './testing/family-support.ts';
import { amina, given, mia, needs, noor, on, rules, testHash, verdict } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';
import { helped } from './testing/whole-story.ts';
import type { Actor, CaseRules, CaseState } from './types.ts';
import { worklistItems } from './worklist.ts';

const hana: Actor = { id: 'hana', role: 'testshire-head', team: 'north' };
const ines: Actor = { id: 'ines', role: 'testshire-head', team: 'north' };
const head: WorkflowOperation = { does: 'addRole', role: { id: 'testshire-head', label: { en: 'Head of service' }, access: 'casework', supervises: true } };
const second = (after: string, more: { readonly onlyWhen?: string } = {}): WorkflowOperation => ({
  does: 'insertApproval', after, id: 'testshire-second', label: { en: 'The head’s approval' }, roles: ['testshire-head'], ...more,
});

/** These rules with operations of an authority. */
function changed(with_: CaseRules, national: ResolvedWorkflow, ...operations: WorkflowOperation[]): CaseRules {
  const parts = { roles, clocks: with_.clocks, marks: with_.marks ?? [] };
  const applied = applyWorkflowOverlay(national, { workflow: national.id, base: '1.0.0', version: 1, operations }, 'testshire', parts, testHash);
  return { ...with_, workflow: applied.workflow, roles: applied.roles };
}
const viewOf = (with_: CaseRules, state: CaseState, type: string, by: Actor) => availableActions(with_, state, by, on('2026-11-04')).find((one) => one.type === type);
const asks = (with_: CaseRules, state: CaseState, by: Actor) => worklistItems(with_, state, by, on('2026-11-04'), { staff: (user) => user });

describe('an approval that a head of service has to follow', () => {
  const twice = changed(rules, workflow, head, second('needs.approve'));
  const sent = given(twice).then('needs.submit', { data: needs });
  const first = sent.then('needs.approve', { data: verdict, by: mia });

  test('waits for her: nothing is approved and nothing marked yet', () => {
    expect(first.refused).toBeUndefined();
    expect(first.state.value).toMatchObject({ need: { assessing: 'testshire-second' } });
    expect(first.state.records).toMatchObject([{ id: 'a1', status: 'submitted', awaits: 'needs.approve', decisions: [{ by: 'mia', status: 'approved' }] }]);
    expect(first.events.at(-1)?.body.marks).toEqual([]);
  });
  test('tells her, and the worker that her manager approved', () => {
    const told = first.events.at(-1)?.effects.map(({ params }) => params['role'] ?? params['user']);
    expect(told).toEqual(['amina', 'testshire-head']);
    expect(sent.events.at(-1)?.effects.map(({ params }) => params['role'])).toEqual(['manager']);
  });
  test('is on her worklist, with who approved it; for the worker it still waits', () => {
    const hers: CaseState = { ...first.state, assigned: { worker: 'amina', manager: 'mia', team: 'north' } };
    expect(asks(twice, { ...sent.state, assigned: hers.assigned }, hana)).toEqual([]);
    expect(asks(twice, hers, { ...hana, team: 'south' })).toEqual([]);
    expect(asks(twice, hers, hana)).toMatchObject([{ action: 'testshire-second.approve', record: 'a1', why: { en: 'mia approved it on Tuesday 3 November. It needs a second decision.' } }]);
    expect(asks(twice, hers, amina)).toMatchObject([{ group: 'waiting', what: { en: 'Waiting: The head’s approval' }, why: { en: 'You sent it on Tuesday 3 November. It waits for a head of service.' } }]);
  });
  test('means what it means once she approves, and leads on', () => {
    const done = first.then('testshire-second.approve', { data: verdict, by: hana });
    expect(done.refused).toBeUndefined();
    expect(done.state.value).toMatchObject({ need: 'helping' });
    expect(done.events.at(-1)?.body.marks).toEqual(['plan-agreed']);
    expect(done.state.records[0]).toMatchObject({ status: 'approved', decisions: [{ by: 'mia' }, { by: 'hana' }] });
    expect(done.state.records[0]).not.toHaveProperty('awaits');
  });
  test('is never both by one person, nor by anybody who wrote a part', () => {
    const both: Actor = { ...hana, id: 'mia' };
    expect(first.then('testshire-second.approve', { data: verdict, by: both }).refused).toMatchObject({ code: 'guard-refused', guard: 'notOwnNeeds' });
    const drafted = { draft: 'd1', at: on('2026-11-03', { draft: { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['hana'] } }) };
    const own = given(twice).then('needs.submit', { data: needs, ...drafted }).then('needs.approve', { data: verdict, by: mia });
    expect(own.then('testshire-second.approve', { data: verdict, by: hana }).refused).toMatchObject({ code: 'guard-refused' });
    expect(own.then('testshire-second.approve', { data: verdict, by: ines }).refused).toBeUndefined();
    expect(first.then('testshire-second.approve', { data: verdict, by: noor }).refused).toMatchObject({ code: 'role-required' });
  });
  test('cannot come first', () => {
    expect(sent.then('testshire-second.approve', { data: verdict, by: hana }).refused).toMatchObject({ code: 'not-available' });
  });
  test('goes back to the worker when she returns it, and then both are asked again', () => {
    const back = first.then('testshire-second.return', { data: verdict, by: hana });
    expect(back.state.value).toMatchObject({ need: { assessing: 'writing' } });
    expect(back.state.records).toMatchObject([{ status: 'returned' }]);
    const again = back.then('needs.submit', { data: needs, draft: 'a1' }).then('needs.approve', { data: verdict, by: mia });
    expect(again.state.records).toMatchObject([{ status: 'submitted', awaits: 'needs.approve' }]);
    expect(again.then('testshire-second.approve', { data: verdict, by: hana }).refused).toBeUndefined();
  });
  test('is decided the same again', () => {
    const { events } = first.then('testshire-second.return', { data: verdict, by: hana }).then('needs.submit', { data: needs, draft: 'a1' }).then('needs.approve', { data: verdict, by: noor }).then('testshire-second.approve', { data: verdict, by: hana });
    expect(redecide(() => twice, events, () => undefined).map((one) => one.outcome)).toEqual(events.map(() => 'same'));
  });
  test('makes a workflow without a fault', () => {
    expect(checkWorkflow(twice.workflow)).toEqual([]);
  });
});

describe('an approval that is followed only when the needs ask for a plan', () => {
  const some = changed(rules, workflow, head, second('needs.approve', { onlyWhen: 'wantsPlan' }));
  const decided = (outcome: string) => given(some).then('needs.submit', { data: { ...needs, outcome } }).then('needs.approve', { data: verdict, by: mia });

  test('waits where they do, and marks nothing', () => {
    expect(decided('plan').state).toMatchObject({ value: { need: { assessing: 'testshire-second' } }, records: [{ status: 'submitted' }] });
    expect(decided('plan').events.at(-1)?.body.marks).toEqual([]);
    expect(decided('plan').then('testshire-second.approve', { data: verdict, by: hana }).events.at(-1)?.body.marks).toEqual(['plan-agreed']);
  });
  test('is the last where they do not, and means what it means', () => {
    expect(decided('nothing').state).toMatchObject({ value: { need: 'closed' }, records: [{ status: 'approved' }] });
    expect(decided('nothing').events.at(-1)?.body.marks).toEqual(['file-closed']);
  });
});

describe('a paper that a head of service has to approve as well', () => {
  const twice = changed(wholeRules, wholeWorkflow, head, second('paper.approve'));
  const sent = helped(twice).then('paper.submit', { data: { summary: 'Gail needs glasses' } });
  const first = sent.then('paper.approve', { data: verdict, by: mia });

  test('waits in no state, and is neither approved nor marked by the first', () => {
    expect(first.refused).toBeUndefined();
    expect(first.state.records.at(-1)).toMatchObject({ status: 'submitted', awaits: 'paper.approve' });
    expect(first.events.at(-1)?.body.marks).toEqual([]);
    expect(first.events.at(-1)?.effects.map(({ params }) => params['role'] ?? params['user'])).toEqual(['amina', 'testshire-head']);
  });
  test('is nobody’s of the second before the first, nor of the first after it', () => {
    expect(viewOf(twice, sent.state, 'testshire-second.approve', hana)).toBeUndefined();
    expect(sent.then('testshire-second.approve', { data: verdict, by: hana }).refused).toMatchObject({ code: 'not-available' });
    expect(viewOf(twice, first.state, 'paper.approve', noor)).toBeUndefined();
    expect(viewOf(twice, first.state, 'paper.return', noor)).toBeUndefined();
    expect(first.then('paper.approve', { data: verdict, by: noor }).refused).toMatchObject({ code: 'not-available' });
  });
  test('is on the worklist of the one whose turn it is', () => {
    const item = (state: CaseState, by: Actor) => asks(twice, { ...state, assigned: { worker: 'amina', manager: 'mia', team: 'north' } }, by).filter(({ kind }) => kind === 'decision');
    expect(item(sent.state, mia)).toMatchObject([{ action: 'paper.approve' }]);
    expect(item(sent.state, hana)).toEqual([]);
    expect(item(first.state, mia)).toEqual([]);
    expect(item(first.state, hana)).toMatchObject([{ action: 'testshire-second.approve', record: 'a4', why: { en: 'mia approved it on Tuesday 3 November. It needs a second decision.' } }]);
    expect(item(first.state, amina)).toMatchObject([{ group: 'waiting', why: { en: 'You sent it on Tuesday 3 November. It waits for a head of service.' } }]);
  });
  test('is approved and marked by the second, who is another person', () => {
    expect(first.then('testshire-second.approve', { data: verdict, by: { ...hana, id: 'mia' } }).refused).toMatchObject({ code: 'guard-refused', guard: 'notOwnPaper' });
    const done = first.then('testshire-second.approve', { data: verdict, by: hana });
    expect(done.state.records.at(-1)).toMatchObject({ status: 'approved', decisions: [{ by: 'mia' }, { by: 'hana' }] });
    expect(done.events.at(-1)?.body.marks).toEqual(['paper-agreed']);
    expect(done.then('testshire-second.return', { data: verdict, by: hana }).refused).toMatchObject({ code: 'not-available' });
  });
  test('goes back to who wrote it, and begins anew', () => {
    const back = first.then('testshire-second.return', { data: verdict, by: hana });
    expect(back.state.records.at(-1)).toMatchObject({ status: 'returned' });
    expect(back.state.records.at(-1)).not.toHaveProperty('awaits');
    expect(viewOf(twice, back.state, 'paper.submit', amina)).toMatchObject({ record: 'a4' });
    const again = back.then('paper.submit', { data: { summary: 'Glasses ordered' }, draft: 'a4' });
    expect(viewOf(twice, again.state, 'paper.approve', mia)).toMatchObject({ allowed: true });
    expect(viewOf(twice, again.state, 'testshire-second.approve', hana)).toBeUndefined();
  });
  test('is asked of the first again where the case goes on under a workflow without the second', () => {
    expect(viewOf(wholeRules, first.state, 'paper.approve', noor)).toMatchObject({ allowed: true });
    expect(viewOf(wholeRules, first.state, 'paper.approve', mia)).toMatchObject({ allowed: false });
  });
  test('is decided the same again', () => {
    const { events } = first.then('testshire-second.approve', { data: verdict, by: hana });
    expect(redecide(() => twice, events, () => undefined).map((one) => one.outcome)).toEqual(events.map(() => 'same'));
  });
  test('asks for the second only where its condition holds when the first is given', () => {
    const some = changed(wholeRules, wholeWorkflow, head, second('paper.approve', { onlyWhen: 'childSeen' }));
    const paper = (story: ReturnType<typeof helped>) => story.then('paper.submit', { data: { summary: 'A' } }).then('paper.approve', { data: verdict, by: mia });
    expect(paper(helped(some)).state.records.at(-1)).toMatchObject({ status: 'approved' });
    expect(paper(helped(some)).events.at(-1)?.body.marks).toEqual(['paper-agreed']);
    const seen = paper(helped(some).then('diary.record', { data: { text: 'Gail was drawing' } }));
    expect(seen.state.records.at(-1)).toMatchObject({ status: 'submitted', awaits: 'paper.approve' });
    expect(seen.then('testshire-second.approve', { data: verdict, by: hana }).events.at(-1)?.body.marks).toEqual(['paper-agreed']);
  });
});
