import type { ActionRule } from '#definitions';
import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { eraseAnswers } from './erase.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { redecide } from './redecide.ts';
import { amina, ben, mia, noor, on, verdict, type Story } from './testing/story.ts';
import { wholeRules } from './testing/whole-file.ts';
import { helped, pat } from './testing/whole-story.ts';
import type { Actor, Moment } from './types.ts';
import { worklistItems } from './worklist.ts';

const names = { staff: (user: string) => ({ amina: 'Amina Yusuf' })[user] ?? user };
const staff: Moment['staff'] = { ben: { role: 'worker', team: 'south' }, amina: { role: 'worker', team: 'north' }, cleo: { role: 'clerk', team: 'south' } };
const at = on('2026-11-04', { staff, teams: ['north', 'south'] });
const handover = { team: 'south', why: 'They moved' };
const offered = helped().then('handover.submit', { data: handover, at });
const accept = (data = {}, by: Actor = pat, story: Story = offered) => story.then('handover.accept', { data, by, at });
const asks = ({ state }: Story, by: Actor) => worklistItems(wholeRules, state, by, on('2026-11-05'), names);
const outcomes = ({ events }: Story) => redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome);

describe('a child offered to another team', () => {
  test('is offered as long as the record waits, and stays with its own team', () => {
    expect(offered.state).toMatchObject({ offered: { team: 'south', record: 'a4' }, assigned: { worker: 'amina', team: 'north', manager: 'mia' }, value: { responsibility: 'offered' } });
    expect(caseView(wholeRules, offered.state, mia, at).offered).toEqual({ team: 'south', record: 'a4' });
    expect(caseView(wholeRules, helped().state, mia, at)).not.toHaveProperty('offered');
  });
  test('is told to the managers of that team, and is an item for them alone', () => {
    expect(offered.events.at(-1)?.effects).toContainEqual({ key: 'a4:tell:manager@south', type: 'tell', params: { role: 'manager', case: 'case-1', sentence: 'handover.submit', team: 'south' } });
    expect(asks(offered, pat)).toMatchObject([{ kind: 'offer', action: 'handover.accept', form: 'acceptance', record: 'a4', what: { en: 'Accept the child' }, why: { en: 'Amina Yusuf offered this child to your team on Wednesday 4 November.' } }]);
    for (const other of [mia, noor, amina, ben]) expect(asks(offered, other).filter(({ kind, action }) => kind === 'offer' || action === 'handover.accept')).toEqual([]);
  });
  test('waits, for the worker who offered it', () => {
    expect(asks(offered, amina).filter(({ group }) => group === 'waiting')).toMatchObject([{ record: 'a4', what: { en: 'Offered to another team' } }]);
  });
  test.each([
    ['no team of this authority', 'west', 'Choose a team of this authority'],
    ['the team that has the child', 'north', 'The child is this team’s already. Choose another team'],
  ])('cannot be offered to %s', (_what, team, message) => {
    expect(helped().then('handover.submit', { data: { ...handover, team }, at }).refused).toMatchObject({ code: 'form-invalid', problems: [{ question: 'team', message: { en: message } }] });
  });
  test('offered outside the authority is offered to no team here', () => {
    const elsewhere = helped().then('handover.submit', { data: { why: 'They moved to Gwynedd' }, at });
    expect(elsewhere.state).not.toHaveProperty('offered');
    expect(accept({}, pat, elsewhere).refused).toMatchObject({ code: 'guard-refused', guard: 'inReceivingTeam' });
  });
});

describe('responsibility passes', () => {
  test('when a manager of the receiving team accepts: to her, to her team, and to nobody yet as worker', () => {
    const { state, events } = accept();
    expect(state.assigned).toEqual({ team: 'south', manager: 'pat' });
    expect(state).not.toHaveProperty('offered');
    expect(state.records.at(-1)).toMatchObject({ formId: 'handover', status: 'approved', decisions: [{ by: 'pat', form: 'acceptance@1.0.0+testshire.0' }] });
    expect(events.at(-1)).toMatchObject({ body: { marks: ['handed-over'], actorTeam: 'south' } });
    expect(events.at(-1)?.effects).toContainEqual({ key: 'a5:tell:amina', type: 'tell', params: { user: 'amina', case: 'case-1', sentence: 'handover.accept' } });
  });
  test('to a worker of that team, where one is named', () => {
    expect(accept({ worker: 'ben' }).state.assigned).toEqual({ worker: 'ben', team: 'south', manager: 'pat' });
    for (const worker of ['amina', 'cleo', 'nobody', 'constructor']) expect(accept({ worker }).refused).toMatchObject({ code: 'form-invalid', problems: [{ question: 'worker' }] });
  });
  test('never by a manager of the team that offers, nor by a worker', () => {
    expect(accept({}, mia).refused).toMatchObject({ code: 'guard-refused', guard: 'inReceivingTeam' });
    expect(accept({}, ben).refused).toMatchObject({ code: 'role-required' });
    const view = availableActions(wholeRules, offered.state, mia, at).find(({ type }) => type === 'handover.accept');
    expect(view).toMatchObject({ allowed: false, why: { sentence: { en: 'Only the team that was asked can accept or decline.' } } });
  });
  test('not on an offer that was erased', () => {
    const erased = evolveCase(offered.state, eraseAnswers(offered.state, ['a4'], { actionId: 'e1', actor: noor, moment: at }));
    expect(availableActions(wholeRules, erased, pat, at).find(({ type }) => type === 'handover.accept')).toMatchObject({ allowed: false, why: { sentence: { en: expect.stringContaining('have been erased') } } });
  });
  test('as it is decided again, also when the manager has changed teams since', () => {
    expect(outcomes(accept({ worker: 'ben' }))).toEqual(Array.from({ length: 6 }, () => 'same'));
    const altered = accept().events.map((event) => (event.type === 'handover.accept' ? { ...event, body: { ...event.body, actorTeam: 'north' } } : event));
    expect(redecide(() => wholeRules, altered, () => undefined).at(-1)).toMatchObject({ outcome: 'refused', difference: ['guard-refused'] });
  });
});

describe('an offer ends', () => {
  test('when the other team declines: the record is the worker’s again', () => {
    const declined = offered.then('handover.decline', { data: verdict, by: pat, at });
    expect(declined.state).not.toHaveProperty('offered');
    expect(declined.state.records.at(-1)).toMatchObject({ status: 'returned' });
    expect(declined.state.assigned).toMatchObject({ team: 'north' });
    expect(outcomes(declined)).toEqual(Array.from({ length: 6 }, () => 'same'));
  });
  test('when the sender takes it back: nothing waits any more', () => {
    const taken = offered.then('handover.withdraw', { at });
    expect(taken.state).not.toHaveProperty('offered');
    expect(taken.state.records.at(-1)).toMatchObject({ status: 'returned', decisions: [{ by: 'amina', status: 'returned' }] });
    expect(taken.events.at(-1)?.body).toMatchObject({ withdrawn: 'a4' });
    expect(outcomes(taken)).toEqual(Array.from({ length: 6 }, () => 'same'));
    expect(foldCase(taken.events)).toEqual(taken.state);
    const again = taken.then('handover.submit', { data: { ...handover, why: 'They did move' }, draft: 'a4', at: on('2026-11-04', { teams: ['north', 'south'], draft: { id: 'a4', form: 'handover@1.0.0+testshire.0', contributors: ['amina'] } }) });
    expect(again.state).toMatchObject({ offered: { team: 'south', record: 'a4' } });
  });
  test('when the sender takes it back with words of her own: they are a record, and not a decision on the offer', () => {
    const withdraw = { ...wholeRules.workflow.actions['handover.withdraw'], form: 'diary' } as ActionRule;
    const rules = { ...wholeRules, workflow: { ...wholeRules.workflow, digest: 'withdraw-with-words', actions: { ...wholeRules.workflow.actions, 'handover.withdraw': withdraw } } };
    const taken = helped(rules).then('handover.submit', { data: handover, at }).then('handover.withdraw', { data: { text: 'They stayed' }, at });
    expect(taken.state.records.slice(-2)).toMatchObject([{ formId: 'handover', status: 'returned' }, { formId: 'diary', status: 'recorded', versions: [{ answers: { text: 'They stayed' } }] }]);
    expect(taken.state.records.find(({ formId }) => formId === 'handover')?.decisions[0]).not.toHaveProperty('answers');
    expect(redecide(() => rules, taken.events, () => undefined).map((one) => one.outcome)).toEqual(taken.events.map(() => 'same'));
  });
  test('not by what is done beside it', () => {
    const beside = offered.then('diary.record', { data: { text: 'Seen' }, at }).then('talk.start', { at });
    expect(beside.refused).toBeUndefined();
    expect(beside.state).toMatchObject({ offered: { record: 'a4' } });
  });
});
