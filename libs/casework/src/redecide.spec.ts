import fc from 'fast-check';
import { canonicalJson, type Answers } from '#definitions';
import { decideCase } from './decide.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { createPerson, evolvePerson, personFacts } from './person.ts';
import { redecide } from './redecide.ts';
import { sealEvent } from './seal.ts';
import { clockRow, forms, testForm, workflow } from './testing/family-support.ts';
import { amina, ben, clerk, given, mia, needs, noor, on, rules, testHash, verdict } from './testing/story.ts';
import type { CaseAction, CaseEvent, CaseRules, Moment } from './types.ts';
import { verifyStream } from './verify.ts';

const nobody = () => undefined;
const outcomes = (events: readonly CaseEvent[], with_: CaseRules = rules) => redecide(() => with_, events, nobody).map((one) => one.outcome);

const without = (events: readonly CaseEvent[], type: string): readonly CaseEvent[] =>
  events.map((event) => {
    if (event.type !== type) return event;
    const { answers: _gone, ...rest } = event;
    return rest;
  });

describe('deciding again from the record', () => {
  const draft = { id: 'd1', form: 'needs@1.0.0+testshire.0', contributors: ['noor'] };
  const staff = { ben: { role: 'worker', team: 'south' }, mia: { role: 'manager', team: 'north' } };
  const story = given()
    .then('file.assign', { data: { worker: 'ben', manager: 'mia' }, by: noor, at: on('2026-11-03', { staff }) })
    .then('needs.submit', { data: needs, draft: 'd1', at: on('2026-11-03', { draft }) })
    .then('needs.return', { data: verdict, by: mia })
    .then('needs.submit', { data: { ...needs, seenOn: '2026-11-02' }, draft: 'd1', at: on('2026-11-09'), reason: 'The office was shut' })
    .then('talk.start', { at: on('2026-11-09') })
    .then('needs.approve', { data: verdict, by: noor, at: on('2026-11-20') })
    .then('limit.explain', { data: { clock: 'plan', instance: 1, reason: 'Illness' }, at: on('2026-11-20') });

  test('every event of a case leads where it led', () => {
    expect(story.refused).toBeUndefined();
    expect(outcomes(story.events)).toEqual(Array.from({ length: 8 }, () => 'same'));
  });
  test('an event altered to lead elsewhere is found', () => {
    const altered = story.events.map((event) => (event.type === 'needs.approve' ? { ...event, body: { ...event.body, to: { need: 'closed', protection: 'writing' } } } : event));
    expect(redecide(() => rules, altered, nobody).find((one) => one.outcome !== 'same')).toMatchObject({ revision: 7, outcome: 'different', difference: ['to'] });
  });
  test('an approval recorded in the name of the author is found', () => {
    const altered = story.events.map((event) => (event.type === 'needs.approve' ? { ...event, actor: { id: 'amina', role: 'manager' } } : event));
    expect(redecide(() => rules, altered, nobody).find((one) => one.revision === 7)).toMatchObject({ outcome: 'refused', difference: ['guard-refused'] });
  });
  test('events whose answers were erased are skipped, and so is the approval that rested on them; nothing looks altered', () => {
    const erased = without(story.events, 'needs.submit');
    expect(outcomes(erased)).toEqual(['same', 'same', 'skipped', 'same', 'skipped', 'same', 'skipped', 'same']);
  });
  test('a note erased lets every other decision be taken again', () => {
    const { events } = given().then('diary.record', { data: { text: 'Seen' } }).then('needs.submit', { data: needs }).then('needs.approve', { data: verdict, by: mia });
    expect(outcomes(without(events, 'diary.record'))).toEqual(['same', 'skipped', 'same', 'same']);
  });
  test('a form that asks more since does not make what was filled before look altered', () => {
    const asks = (id: string, question: string) => testForm(id, { ...forms[id]?.schema['properties'] as object, [question]: { type: 'string' } }, [question]);
    const newer = { verdict: asks('verdict', 'checked'), needs: asks('needs', 'school') };
    const then = (form: string) => forms[form.split('@')[0] ?? ''];
    const inForce: CaseRules = { ...rules, form: (idOrRef) => (idOrRef.includes('@') ? then(idOrRef) : (newer[idOrRef as 'needs'] ?? then(idOrRef))) };
    expect(given(inForce).then('needs.submit', { data: needs }).refused).toMatchObject({ code: 'form-invalid' });
    expect(outcomes(story.events, inForce)).toEqual(outcomes(story.events));
    expect(outcomes(given().then('needs.submit', { data: needs }).events, inForce)).toEqual(['same', 'same']);
  });
  test.each([
    ['an author left out', { contributors: ['noor'] }, 'contributors'],
    ['another form named', { form: 'talk@1.0.0+testshire.0' }, 'not-found'],
    ['said to have been concurrent', { concurrent: true }, 'concurrent'],
  ])('a hand-in with %s is found', (_how, change, part) => {
    const altered = story.events.map((event) => (event.revision === 3 ? { ...event, body: { ...event.body, ...change } } : event));
    expect(redecide(() => rules, altered, nobody).find((one) => one.revision === 3)?.difference).toEqual([part]);
  });
  test('a day that its own answers contradict is found', () => {
    const altered = story.events.map((event) => (event.revision === 5 ? { ...event, happenedOn: '2026-11-09' } : event));
    expect(redecide(() => rules, altered, nobody)[4]).toMatchObject({ outcome: 'different', difference: ['happenedOn'] });
  });
  test('a guard on the child’s age is decided by the person as they were read then', () => {
    const infant = { type: 'object', required: ['person'], properties: { person: { type: 'object', required: ['ageInDays'], properties: { ageInDays: { maximum: 365 } } } } } as const;
    const guards = { ...workflow.guards, notOwnNeeds: { type: 'matches', params: { schema: infant }, sentence: { en: 'Only for infants.' } } } as const;
    const young: CaseRules = { ...rules, workflow: { ...workflow, guards, digest: 'workflow-infants' } };
    const created = createPerson({ authority: 'testshire', person: 'gail' }, { id: 'p1', type: 'person.create', data: { names: [{ given: 'Gail' }], birth: { date: '2026-01-05' } } }, amina, on('2026-11-02'));
    if ('refused' in created) throw new Error(created.refused.sentence.en);
    const person = evolvePerson(undefined, created.event);
    const at = on('2026-11-03', { person: { ...personFacts(person, '2026-11-03'), id: person.id, revision: 1 } });
    const { events, refused } = given(young).then('needs.submit', { data: needs, at }).then('needs.approve', { data: verdict, by: mia, at });
    expect(refused).toBeUndefined();
    expect(events.at(-1)?.reads).toEqual([{ stream: 'person:gail', revision: 1 }]);
    expect(redecide(() => young, events, () => person).map((one) => one.outcome)).toEqual(['same', 'same', 'same']);
    expect(redecide(() => young, events, nobody).at(-1)).toMatchObject({ outcome: 'refused' });
  });
});

const fitting: { readonly [form: string]: Answers } = {
  needs,
  verdict,
  talk: { agreed: true },
  diary: { text: 'Seen' },
  assignment: { worker: 'ben' },
  excuse: { clock: 'plan', instance: 1, reason: 'Ill' },
};
const STEPS = ['needs.submit', 'needs.approve', 'file.close', 'file.reopen', 'file.reopen'];
const mostly = <T, U>(usual: T, ...odd: readonly U[]) => fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

/** Anything: known and unknown actions, right and wrong answers, by anyone, on any revision; right often enough to get on. */
const asked = fc.record({
  type: fc.constantFrom(...Object.keys(workflow.actions), ...STEPS, 'no.such', '__proto__'),
  by: fc.constantFrom(amina, ben, mia, mia, noor, noor, clerk),
  days: mostly(0, 1, 2, 4),
  back: mostly(0, -1, 1, 3),
  data: mostly<'fitting', Answers | undefined>('fitting', { ...needs, outcome: 'nothing' }, { ...needs, seenOn: '2026-11-02' }, {}, undefined),
  draft: mostly(undefined, 'd1', 'd2', 'a1', 'continue'),
  reason: fc.constantFrom(undefined, 'The office was shut'),
  happened: mostly(undefined, '2026-11-02', '2026-02-30', 'soon'),
});

describe('any sequence of actions', () => {
  test('never throws; what was accepted folds to the same case, verifies, and is decided the same again', () => {
    let accepted = 0;
    const types = new Set<string>();
    fc.assert(
      fc.property(fc.array(asked, { minLength: 20, maxLength: 60 }), (sequence) => {
        let { state } = given();
        const events = [...given().events];
        let day = 3;
        for (const [index, { type, by, days, back, draft: named, reason, happened, ...rest }] of sequence.entries()) {
          day += days;
          const form = Object.hasOwn(workflow.actions, type) ? workflow.actions[type]?.form : undefined;
          const data = rest.data === 'fitting' ? fitting[form ?? ''] : rest.data;
          const draft = named === 'continue' ? state.records.findLast((record) => record.status === 'returned')?.id : named;
          const at: Moment = on(`2026-${day > 30 ? '12' : '11'}-${String(((day - 1) % 30) + 1).padStart(2, '0')}`, {
            staff: { ben: { role: 'worker', team: 'south' } },
            ...(draft === 'd1' || draft === 'd2' ? { draft: { id: draft, form: draft === 'd1' ? 'needs@1.0.0+testshire.0' : 'talk@1.0.0+testshire.0', contributors: ['amina'] } } : {}),
          });
          if (day > 60) break;
          const action: CaseAction = {
            id: `r${index}`,
            type,
            revision: state.revision - back,
            ...(data ? { data } : {}),
            ...(draft === undefined ? {} : { draft }),
            ...(reason === undefined ? {} : { reason }),
            ...(happened === undefined ? {} : { happenedOn: happened }),
          };
          const decision = decideCase(rules, state, action, by, at);
          expect(canonicalJson(decideCase(rules, state, action, by, at))).toBe(canonicalJson(decision));
          if ('refused' in decision) {
            expect(decision.refused.sentence.en.length).toBeGreaterThan(10);
            continue;
          }
          const event = sealEvent<CaseEvent>(decision.event, events.at(-1)?.digest, testHash);
          events.push(event);
          state = evolveCase(state, event);
          types.add(type);
          accepted += 1;
          expect(canonicalJson(foldCase(events))).toBe(canonicalJson(state));
        }
        expect(verifyStream(events, testHash)).toEqual([]);
        expect(redecide(() => rules, events, nobody).filter((one) => one.outcome !== 'same')).toEqual([]);
        expect(foldCase(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(state);
      }),
      { numRuns: 60, seed: 20261123 },
    );
    expect(accepted).toBeGreaterThan(200);
    expect([...types].sort()).toEqual(expect.arrayContaining([...Object.keys(workflow.actions).filter((type) => type !== 'file.open')]));
  });
  test('a clock that depends on the calendar in force does not stand in the way of deciding again', () => {
    const { events } = given().then('needs.submit', { data: needs });
    expect(outcomes(events, { ...rules, clocks: [clockRow({ amount: 1 })] })).toEqual(['same', 'same']);
  });
});
