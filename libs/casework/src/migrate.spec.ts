import type { StateFile } from '#definitions';
import { actionNow } from './action-now.ts';
import { answersAcross } from './answers-across.ts';
import { availableActions } from './available-actions.ts';
import { checkMigration } from './check-migration.ts';
import { decideCase } from './decide.ts';
import { decideMigration, MIGRATED } from './decide-migration.ts';
import { evolveCase } from './evolve.ts';
import { factsOf } from './facts.ts';
import { caseHistory } from './history.ts';
import { previewMigration } from './migrate-preview.ts';
import { redecide } from './redecide.ts';
import { sealEvent } from './seal.ts';
import { changedWorkflow, firstRules, formMigrations, nextRules, rulesWith, workflowMigrations } from './testing/next-family-support.ts';
import { amina, given, mia, needs, noor, on, testHash, verdict } from './testing/story.ts';
import type { Actor, CaseAction, CaseEvent, CaseRules, CaseState, Refusal } from './types.ts';
import { verifyStream } from './verify.ts';

const byRef: { readonly [ref: string]: CaseRules } = { 'testshire-1': firstRules, 'testshire-2': nextRules };

/** A case as its events give it, which can be moved and gone on with under whichever rules it stands. */
interface Told {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly refused?: Refusal;
}
const start = (): Told => given(firstRules);
const rulesOf = ({ publication }: CaseState): CaseRules => byRef[publication] ?? firstRules;

function after({ events, state }: Told, decision: ReturnType<typeof decideMigration>): Told {
  if ('refused' in decision) return { events, state, refused: decision.refused };
  const event = sealEvent<CaseEvent>(decision.event, events.at(-1)?.digest, testHash);
  return { events: [...events, event], state: evolveCase(state, event) };
}
function act(told: Told, type: string, asked: Partial<CaseAction> = {}, by: Actor = amina, day = '2026-11-03'): Told {
  const action = { id: `a${told.events.length}`, type, revision: told.state.revision, ...asked };
  return after(told, decideCase(rulesOf(told.state), told.state, action, by, on(day)));
}
function moved(told: Told, to: CaseRules = nextRules, from: CaseRules = rulesOf(told.state)): Told {
  return after(told, decideMigration(from, to, told.state, { id: `m${told.events.length}`, actor: mia, moment: on('2026-11-04') }));
}
const sent = () => act(start(), 'needs.submit', { data: needs });
const approved = () => act(sent(), 'needs.approve', { data: verdict }, mia);
const placed = ({ state: { revision: _count, migrated: _moves, renamedForms: _names, ...rest } }: Told) => rest;

describe('a case that is moved to the next version', () => {
  it('stands where it stood, under the new names, and begins the new region at its beginning', () => {
    expect(moved(start()).state).toMatchObject({ value: { need: { assessing: 'writing' }, protection: 'none', feedback: 'none' }, publication: 'testshire-2' });
    expect(moved(sent()).state.value).toEqual({ need: { assessing: 'deciding' }, protection: 'none', feedback: 'none' });
    expect(moved(approved()).state.value).toEqual({ need: 'helping', protection: 'none', feedback: 'none' });
  });
  it('is moved by an event that marks nothing, tells nobody, and makes no unsent form stale', () => {
    const { events, state } = moved(sent());
    expect(events.at(-1)).toMatchObject({ type: MIGRATED, actor: { id: 'mia', role: 'manager' }, effects: [], body: { marks: [], concurrent: true, status: 'open', migrated: { from: 'testshire-1', to: 'testshire-2', forms: { needs: 'wants' } } } });
    expect(state.baseRevision).toBe(sent().state.baseRevision);
    expect(act(moved(sent()), 'wants.approve', { data: verdict, revision: sent().state.revision }, mia).refused).toBeUndefined();
  });
  it('keeps every record on the form it was written on, under the id that the form has now', () => {
    expect(moved(sent()).state.records).toMatchObject([{ form: 'needs@1.0.0+testshire.0', formId: 'wants', status: 'submitted', versions: [{ answers: needs }] }]);
  });
  it('has been at each place as long as before', () => {
    expect(moved(sent()).state.since).toEqual({ ...sent().state.since, feedback: '2026-11-04' });
  });
  it('goes on: what waits is decided under the new rules, which read the old answers by their new names', () => {
    const decided = act(moved(sent()), 'wants.approve', { data: verdict }, mia);
    expect(decided).not.toHaveProperty('refused');
    expect(decided.state).toMatchObject({ value: { need: 'helping' }, records: [{ status: 'approved' }] });
    expect(factsOf(nextRules, decided.state, undefined, on('2026-11-05')).answers['wants']).toEqual({ story: needs['summary'], outcome: 'plan' });
  });
  it('lets nobody decide her own, as before', () => {
    const own = moved(act(start(), 'needs.submit', { data: needs }, mia));
    expect(act(own, 'wants.approve', { data: verdict }, mia).refused).toMatchObject({ code: 'guard-refused' });
    expect(act(own, 'wants.approve', { data: verdict }, noor).refused).toBeUndefined();
  });
  it('lets a returned record be put right on its own form, with the day under its old name', () => {
    const returned = moved(act(sent(), 'needs.return', { data: verdict }, mia));
    const id = returned.state.records[0]?.id ?? '';
    const again = act(returned, 'wants.send', { data: { ...needs, seenOn: '2026-11-02' }, draft: id });
    expect(again.refused).toBeUndefined();
    expect(again.state.records).toMatchObject([{ id, form: 'needs@1.0.0+testshire.0', formId: 'wants', status: 'submitted', on: '2026-11-02' }]);
  });
  it('says so in its history, and reads what came before in the words of then', () => {
    const lines = caseHistory((publication) => byRef[publication]?.workflow, moved(sent()).events);
    expect(lines.map(({ sentence }) => sentence.en)).toEqual(['{actor} did: open the file', '{actor} did: hand in the needs', '{actor} moved this case from the definitions testshire-1 to testshire-2']);
    expect(lines.at(-1)).not.toHaveProperty('to');
  });
  it('is not moved where it stands already', () => {
    expect(moved(moved(sent()), nextRules, nextRules).refused).toMatchObject({ code: 'migration-needless' });
  });
});

describe('a case that is moved back', () => {
  it.each<[string, () => Told]>([['just opened', start], ['waiting', sent], ['approved', approved]])('is exactly what it was: %s', (_name, story) => {
    expect(placed(moved(moved(story()), firstRules))).toEqual(placed(story()));
  });
  it('goes by the inverse where it has gone on since', () => {
    const on_ = act(moved(start()), 'wants.send', { data: { story: 'Cold at night', outcome: 'plan' } });
    expect(on_.refused).toBeUndefined();
    const back = moved(on_, firstRules);
    expect(back.state).toMatchObject({ value: { need: { assessing: 'awaiting' }, protection: 'none' }, records: [{ form: 'wants@2.0.0+testshire.0', formId: 'needs' }] });
    expect(act(back, 'needs.approve', { data: verdict }, mia).state).toMatchObject({ value: { need: 'helping' } });
  });
  it('stays where a region asks for something that the earlier version does not have', () => {
    const asked = act(moved(start()), 'feedback.ask');
    expect(moved(asked, firstRules).refused).toMatchObject({ code: 'migration-stuck', region: 'feedback', sentence: { en: expect.stringContaining('Feedback') } });
  });
  it('can be moved again', () => {
    const thrice = moved(moved(moved(sent()), firstRules));
    expect(thrice.state).toMatchObject({ publication: 'testshire-2', value: { need: { assessing: 'deciding' } } });
    expect(thrice.state.migrated).toHaveLength(3);
  });
});

describe('the name of an action, sent from a page that was open before a move', () => {
  const named = ({ state }: Told, type: string) => actionNow((ref) => byRef[ref], state, type);

  it('is the one that the case knows it by now, there and back', () => {
    expect(named(moved(sent()), 'needs.approve')).toBe('wants.approve');
    expect(named(moved(moved(sent()), firstRules), 'wants.approve')).toBe('needs.approve');
  });
  it('stays what it is where the case knows it, or nobody does', () => {
    expect([named(moved(sent()), 'wants.approve'), named(sent(), 'needs.approve'), named(moved(sent()), 'cakes.bake')]).toEqual(['wants.approve', 'needs.approve', 'cakes.bake']);
  });
});

describe('the record of a move', () => {
  const whole = moved(act(moved(sent()), 'wants.approve', { data: verdict }, mia), firstRules);

  it('is decided again the same, and what comes after it', () => {
    const outcomes = redecide((ref) => byRef[ref] ?? firstRules, whole.events, () => undefined);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same', 'same']);
  });
  it('comes out different where somebody altered where it led', () => {
    const altered = whole.events.map((event) => (event.type === MIGRATED && event.revision === 3 ? { ...event, body: { ...event.body, to: { need: 'helping', protection: 'none', feedback: 'none' } } } : event));
    expect(redecide((ref) => byRef[ref] ?? firstRules, altered.slice(0, 3), () => undefined).at(-1)).toMatchObject({ outcome: 'different', difference: ['to'] });
  });
  it('stands in the chain of its stream', () => {
    expect(verifyStream(whole.events, testHash)).toEqual([]);
  });
});

/** The invented workflow where a second manager confirms what a first has approved, as an authority adds it. */
const confirming = changedWorkflow('confirming', (states) => {
  const assessing = states['need']?.states?.['assessing'] as { states: { [name: string]: StateFile } };
  const awaiting = assessing.states['awaiting'] as StateFile;
  const { 'needs.approve': onward, ...rest } = awaiting.on ?? {};
  assessing.states['awaiting'] = { ...awaiting, on: { ...rest, 'needs.approve': { target: 'confirming' } } };
  assessing.states['confirming'] = { ...awaiting, meta: { label: { en: 'Needs to be confirmed' } }, on: { ...rest, ...(onward ? { 'needs.confirm': onward } : {}) } };
}, { version: '1.0.0' });
const confirmingRules: CaseRules = {
  ...firstRules, publication: 'testshire-4', migrations: { forms: [], workflows: [] },
  workflow: { ...confirming, actions: { ...confirming.actions, 'needs.confirm': { ...confirming.actions['needs.approve']!, label: { en: 'Confirm the needs' } } } },
};
const plainRules: CaseRules = { ...firstRules, publication: 'testshire-5', migrations: { forms: [], workflows: [] } };

describe('approvals', () => {
  it('are not passed by: what waits for one is not moved behind it', () => {
    const to = rulesWith(changedWorkflow('gone', () => undefined), { 'need.assessing.awaiting': 'need.helping' });
    expect(moved(sent(), to).refused).toMatchObject({ code: 'migration-stuck', state: 'need.assessing.awaiting', sentence: { en: expect.stringContaining('pass the approval of “needs” by') } });
  });
  it('are not passed by: what is still written is not moved behind one', () => {
    const to = rulesWith(changedWorkflow('gone', () => undefined), { 'need.assessing.writing': 'need.helping' });
    expect(moved(start(), to).refused).toMatchObject({ code: 'migration-stuck' });
  });
  it('are asked for again where what waits goes back to be written', () => {
    const to = rulesWith(changedWorkflow('again', () => undefined), { 'need.assessing.awaiting': 'need.assessing.writing' });
    expect(moved(sent(), to).state.value).toMatchObject({ need: { assessing: 'writing' } });
  });
  it('that only the new definitions have are before a case that is before them, and not asked of one that is past them', () => {
    const more = (told: Told) => previewMigration(firstRules, confirmingRules, told.state, on('2026-11-04')).approvalsMore.map(({ action }) => action);
    expect(more(sent())).toEqual(['needs.confirm']);
    expect(more(approved())).toEqual([]);
    expect(moved(approved(), confirmingRules).state.value).toMatchObject({ need: 'helping' });
  });
  it('of an authority’s own, half given, are asked for once more where the new definitions have one: the record can be decided', () => {
    const half = after(moved(sent(), confirmingRules), decideCase(confirmingRules, moved(sent(), confirmingRules).state, { id: 'x', type: 'needs.approve', revision: 3, data: verdict }, mia, on('2026-11-04')));
    expect(half.state.value).toMatchObject({ need: { assessing: 'confirming' } });
    const plain = moved(half, plainRules, confirmingRules);
    expect(plain.state.value).toMatchObject({ need: { assessing: 'awaiting' } });
    const decision = decideCase(plainRules, plain.state, { id: 'y', type: 'needs.approve', revision: plain.state.revision, data: verdict }, noor, on('2026-11-05'));
    expect(decision).toMatchObject({ event: { body: { to: { need: 'helping' }, record: { status: 'approved' } } } });
  });
});

describe('states that one version has and another has not', () => {
  it('stop a case that stands there, in a sentence that says where and what to do', () => {
    const to = rulesWith(changedWorkflow('gone', (states) => delete (states['need'] as { states: { [name: string]: unknown } }).states['helping']));
    const { refused } = moved(approved(), to);
    expect(refused).toMatchObject({ code: 'migration-stuck', region: 'need', state: 'need.helping' });
    expect(refused?.sentence.en).toBe('It stands at “Helping”, which the new definitions do not have: take its next step first, or say in a migration file where it goes.');
    expect(refused?.sentence.cy).toContain('Helping');
  });
  it('do not close a case, nor open one', () => {
    const to = rulesWith(changedWorkflow('shut', () => undefined), { 'need.helping': 'need.closed' });
    expect(moved(approved(), to).refused).toMatchObject({ code: 'migration-stuck', sentence: { en: expect.stringContaining('would be closed') } });
    const closed = act(approved(), 'file.close');
    const open = rulesWith(changedWorkflow('open', () => undefined), { 'need.closed': 'need.helping' });
    expect(moved(closed, open).refused).toMatchObject({ code: 'migration-stuck', sentence: { en: expect.stringContaining('would be opened') } });
    expect(moved(closed).state.status).toBe('closed');
  });
  it('go into the beginning of what they were split into, and back out of any of it', () => {
    const split = changedWorkflow('split', (states) => {
      const need = states['need'] as { states: { [name: string]: StateFile } };
      const helping = need.states['helping'] as StateFile;
      need.states['helping'] = { ...helping, initial: 'early', states: { early: { meta: { label: { en: 'Early' } }, on: { 'help.on': { target: 'late' } } }, late: { meta: { label: { en: 'Late' } } } } };
    });
    const to = rulesWith({ ...split, actions: { ...split.actions, 'help.on': { does: 'move', label: { en: 'Go on' }, history: { en: '' }, roles: ['worker'] } } });
    const there = moved(approved(), to);
    expect(there.state.value).toEqual({ need: { helping: 'early' }, protection: 'none' });
    const later = after(there, decideCase(to, there.state, { id: 'l', type: 'help.on', revision: there.state.revision }, amina, on('2026-11-05')));
    expect(later.state.value).toEqual({ need: { helping: 'late' }, protection: 'none' });
    expect(moved(later, { ...firstRules, migrations: to.migrations! }, to).state.value).toEqual({ need: 'helping', protection: 'none' });
  });
  it('go back where the file says, if they came of nothing', () => {
    const rested = changedWorkflow('rested', (states) => {
      const need = states['need'] as { states: { [name: string]: StateFile } };
      need.states['resting'] = { tags: ['stage:intervention'], meta: { label: { en: 'Resting' } } };
      need.states['helping'] = { ...(need.states['helping'] as StateFile), on: { ...need.states['helping']?.on, 'help.rest': { target: 'resting' } } };
    });
    const to = rulesWith({ ...rested, actions: { ...rested.actions, 'help.rest': { does: 'move', label: { en: 'Rest' }, history: { en: '' }, roles: ['worker'] } } }, {}, { back: { 'need.resting': 'need.helping' } });
    const there = moved(approved(), to);
    const resting = after(there, decideCase(to, there.state, { id: 'r', type: 'help.rest', revision: there.state.revision }, amina, on('2026-11-05')));
    expect(resting.state.value).toMatchObject({ need: 'resting' });
    expect(moved(resting, { ...firstRules, migrations: to.migrations! }, to).state.value).toMatchObject({ need: 'helping' });
  });
});

describe('what a move would do, before it is done', () => {
  const draft = { id: 'd1', action: 'needs.submit', form: 'needs@1.0.0+testshire.0', answers: { summary: 'Half a sentence', outcome: 'plan' } };
  const preview = (told: Told, drafts = [draft]) => previewMigration(firstRules, nextRules, told.state, on('2026-11-04'), drafts);

  it('changes nothing, and says where the case would stand', () => {
    const told = sent();
    expect(preview(told)).toMatchObject({ needsNothing: false, value: { need: { assessing: 'deciding' } }, moves: [{ region: 'need', path: { from: 'need.assessing.awaiting', to: 'need.assessing.deciding' } }] });
    expect(told.state).toEqual(sent().state);
  });
  it('carries a draft with all that was written in it', () => {
    expect(preview(start()).drafts).toMatchObject([{ form: { to: 'wants@2.0.0+testshire.0' }, action: { to: 'wants.send' }, answers: { story: 'Half a sentence', outcome: 'plan' }, renamed: { story: 'summary' }, homeless: [] }]);
  });
  it('leaves a draft on its form where something written would have no place, and says what', () => {
    const [stays] = preview(start(), [{ ...draft, answers: { ...draft.answers, weather: 'Rain' } as never }]).drafts;
    expect(stays).toMatchObject({ form: { from: draft.form, to: draft.form }, action: { to: 'wants.send' }, homeless: [{ question: 'weather' }], stays: { en: expect.stringContaining('weather') } });
  });
  it('leaves the draft of a returned record on that record’s form', () => {
    const returned = act(sent(), 'needs.return', { data: verdict }, mia);
    const [stays] = preview(returned, [{ ...draft, id: returned.state.records[0]?.id ?? '' }]).drafts;
    expect(stays).toMatchObject({ form: { to: draft.form }, action: { to: 'wants.send' }, stays: { en: expect.stringContaining('keeps the form') } });
  });
  it('names the answers of records that are asked for no more, which stay in the record', () => {
    const to: CaseRules = { ...nextRules, migrations: { forms: [], workflows: workflowMigrations } };
    expect(previewMigration(firstRules, to, sent().state, on('2026-11-04')).answersWithoutHome).toMatchObject([{ form: 'needs', question: 'summary' }]);
    expect(moved(sent(), to).state.records[0]?.versions[0]?.answers).toEqual(needs);
  });
  it('finds the clocks that would be due on another day', () => {
    const [clock] = firstRules.clocks;
    const to: CaseRules = { ...nextRules, clocks: [{ ...clock!, amount: clock!.amount - 1 }] };
    const told = act(start(), 'needs.submit', { data: needs });
    expect(previewMigration(firstRules, nextRules, told.state, on('2026-11-04')).clocksMove).toEqual([]);
    expect(previewMigration(firstRules, to, told.state, on('2026-11-04')).clocksMove).toMatchObject([{ clock: clock!.id, instance: 1 }]);
  });
});

describe('one question over all versions', () => {
  const both = act(act(moved(act(sent(), 'needs.return', { data: verdict }, mia)), 'wants.send', { data: { story: 'Told anew', outcome: 'plan' } }), 'diary.record', { data: { text: 'Seen' } });

  it('is found in every record, under the name it had there', () => {
    const found = answersAcross(both.state, 'wants', 'story', '2.0.0', formMigrations);
    expect(found.map(({ form, question, value }) => [form, question, value])).toEqual([['needs@1.0.0+testshire.0', 'summary', needs['summary']], ['wants@2.0.0+testshire.0', 'story', 'Told anew']]);
  });
  it('is not mixed up with another of the same form', () => {
    expect(answersAcross(both.state, 'wants', 'metOn', '2.0.0', formMigrations)).toEqual([]);
  });
});

describe('the ways between two versions, looked at without a case', () => {
  const first = firstRules.workflow;

  it('have no finding where every state has somewhere to go', () => {
    expect(checkMigration(first, nextRules.workflow, workflowMigrations)).toEqual([]);
  });
  it('are told of at the state that has none', () => {
    expect(checkMigration(first, nextRules.workflow, []).map(({ path, rule }) => `${path} ${rule}`)).toContain('/states/need.assessing.awaiting path-missing');
  });
  it.each([
    ['that close what is open', { 'need.helping': 'need.closed' }, '/states/need.helping closed-from-open'],
    ['that pass an approval by', { 'need.assessing.awaiting': 'need.helping' }, '/states/need.assessing.awaiting approval-passed'],
    ['from a state that was not there', { 'need.nowhere': 'need.helping' }, '/states/need.nowhere state-unknown'],
  ])('are told of %s', (_name, states, expected) => {
    const to = rulesWith(changedWorkflow(`checked ${expected}`, () => undefined), states);
    expect(checkMigration(first, to.workflow, to.migrations?.workflows ?? []).map(({ path, rule }) => `${path} ${rule}`)).toContain(expected);
  });
  it('leave nobody who can do something before without anything to do after', () => {
    for (const told of [start(), sent(), approved()]) {
      const able = (rules: CaseRules, state: CaseState) => availableActions(rules, state, mia, on('2026-11-04')).filter(({ allowed }) => allowed).length;
      expect(able(nextRules, moved(told).state)).toBeGreaterThanOrEqual(able(firstRules, told.state));
    }
  });
});
