import type { Answers, GuardFile, ResolvedWorkflow } from '#definitions';
import { findGuardAnswer } from './guards.ts';
import { placeOf } from './place.ts';
import { redecide } from './redecide.ts';
import { amina, given, mia, noor, on, verdict } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';
import { helped, pat, seen } from './testing/whole-story.ts';
import type { Actor, CaseState, Facts } from './types.ts';

interface Asked {
  readonly answers?: Facts['answers'];
  readonly marks?: Facts['marks'];
  readonly state?: CaseState;
  readonly actor?: Actor;
  readonly unfilled?: string;
}
function holds(guard: Omit<GuardFile, 'sentence'>, { answers = {}, marks = {}, state, actor = amina, unfilled }: Asked = {}): boolean | undefined {
  const workflow: ResolvedWorkflow = { ...wholeWorkflow, guards: { asks: { ...guard, sentence: { en: 'No' } } } };
  const place = state && placeOf(wholeWorkflow, state.value);
  return findGuardAnswer('asks', { workflow, state, place, actor, facts: { answers, marks, person: {}, clocks: {}, today: '2026-11-03' }, ...(unfilled === undefined ? {} : { unfilled }) });
}
const aim = (id: string, more: Answers = {}) => ({ id, ...more });

describe('a guard that asks what was answered', () => {
  const says = (question: string, ...is: string[]) => ({ type: 'answered', params: { form: 'score', question, is } }) as const;
  const answers = { score: { verdict: 'goOn', risks: ['dog', 'fire'], safe: false, children: 2 } };

  test('holds when the answer is one of those named', () => {
    expect(holds(says('verdict', 'goOn', 'end'), { answers })).toBe(true);
    expect(holds(says('verdict', 'end'), { answers })).toBe(false);
  });
  test('of several chosen, one is enough', () => {
    expect(holds(says('risks', 'fire', 'flood'), { answers })).toBe(true);
    expect(holds(says('risks', 'flood'), { answers })).toBe(false);
  });
  test('yes and no are true and false', () => {
    expect(holds(says('safe', 'false'), { answers })).toBe(true);
    expect(holds(says('safe', 'true'), { answers })).toBe(false);
  });
  test('what was not answered is neither yes nor no', () => {
    expect(holds(says('other', 'true', 'false', 'undefined'), { answers })).toBe(false);
    expect(holds(says('safe', 'false'))).toBe(false);
  });
  test('cannot be answered while the form is still to be filled', () => expect(holds(says('safe', 'false'), { answers, unfilled: 'score' })).toBeUndefined());
});

describe('a guard that asks for a mark', () => {
  const marked = (...any: string[]) => ({ type: 'marked', params: { any } }) as const;
  const { state } = seen();
  const later = (mark: string): CaseState => ({ ...state, marks: [...state.marks, { mark, on: '2026-11-01', revision: state.revision + 1 }] });

  test('holds once one of them was set', () => {
    expect(holds(marked('child-seen', 'fire-risk'), { state })).toBe(true);
    expect(holds(marked('fire-risk'), { state })).toBe(false);
    expect(holds(marked('child-seen'))).toBe(false);
  });
  test('does not hold once another has come since, whatever the days', () => {
    const guard = { type: 'marked', params: { any: ['child-seen'], since: ['plan-agreed', 'going-on'] } } as const;
    expect(holds(guard, { state })).toBe(true);
    expect(holds(guard, { state: later('going-on') })).toBe(false);
  });
  test('does not count what was marked before the case was opened again', () => expect(holds(marked('child-seen'), { state: { ...state, reopened: state.revision + 1 } })).toBe(false));
});

describe('a guard that asks where the case stands', () => {
  const standing = (state: string) => ({ type: 'inState', params: { state } }) as const;
  test('holds in that state and in those that surround it', () => {
    const { state } = given(wholeRules);
    expect(['need', 'need.assessing', 'need.assessing.writing', 'need.helping'].map((one) => holds(standing(one), { state }))).toEqual([true, true, true, false]);
  });
  test('reads the place before the action, also for the marks that it sets', () => {
    const rule = { ...wholeWorkflow.actions['file.close'], does: 'move', label: { en: 'Close' }, history: { en: 'closed' }, roles: ['worker'], marksWhen: [{ mark: 'was-helped', when: 'isHelping' }] } as const;
    const rules = { ...wholeRules, workflow: { ...wholeWorkflow, digest: 'closing-mark', actions: { ...wholeWorkflow.actions, 'file.close': rule } } };
    const closed = helped(rules).then('file.close');
    expect(closed.events.at(-1)?.body).toMatchObject({ status: 'closed', marks: ['file-closed', 'was-helped'] });
  });
});

describe('a guard that asks whether every row is there again', () => {
  const covered = { type: 'rowsCovered', params: { of: { form: 'plan', question: 'aims', when: { type: 'object', properties: { standing: { const: 'goOn' } } } }, by: [{ form: 'score', question: 'aims' }, { form: 'plan2', question: 'kept' }] } } as const;
  const plan = { aims: [aim('1', { standing: 'goOn' }), aim('2', { standing: 'drop' }), aim('3', { standing: 'goOn' })] };

  test('holds when each that counts is in one of the others by its id', () => {
    expect(holds(covered, { answers: { plan, score: { aims: [aim('1')] }, plan2: { kept: [aim('3')] } } })).toBe(true);
    expect(holds(covered, { answers: { plan, score: { aims: [aim('1')] } } })).toBe(false);
    expect(holds(covered, { answers: { plan, score: { aims: [aim('1'), aim('2')] } } })).toBe(false);
  });
  test('holds where there never was a list', () => {
    expect(holds(covered, { answers: { score: { aims: [] } } })).toBe(true);
    expect(holds(covered, { answers: { plan: {} } })).toBe(true);
  });
  test('cannot be answered while any of its forms is still to be filled', () => {
    for (const unfilled of ['plan', 'score', 'plan2']) expect(holds(covered, { answers: { plan }, unfilled })).toBeUndefined();
    expect(holds(covered, { answers: { plan }, unfilled: 'other' })).toBe(false);
  });
});

describe('a guard that asks for the team that a record names', () => {
  const named = { type: 'actorInNamedTeam', params: { form: 'handover', question: 'team' } } as const;
  test('holds for who is of that team, and for nobody without one', () => {
    const answers = { handover: { team: 'south' } };
    expect([pat, mia, { id: 'zed', role: 'manager' }].map((actor) => holds(named, { answers, actor }))).toEqual([true, false, false]);
    expect(holds(named, { answers: { handover: {} }, actor: { id: 'zed', role: 'manager' } })).toBe(false);
  });
});

describe('a guard that keeps a case with its team', () => {
  const stays = { type: 'staysWithTeam', params: { form: 'assignment', question: 'team' } } as const;
  const { state } = given();
  test.each([['north', 'north', true], ['north', 'south', false], ['north', undefined, true], [undefined, 'south', true]])('of %s, named %s: %s', (team, named, expected) => {
    const assignment: Answers = named === undefined ? {} : { team: named };
    const answers = { assignment };
    expect(holds(stays, { answers, state: { ...state, assigned: team === undefined ? {} : { team } } })).toBe(expected);
  });
});

describe('a guard that asks for a weekday', () => {
  const weekday = { type: 'weekday', params: { form: 'score', question: 'heldOn' } } as const;
  test.each([['2026-11-20', true], ['2026-11-21', false], ['2026-11-22', false], ['2026-11-23', true], ['2026-11-22T10:30', false], ['1969-12-28', false]])('%s: %s', (heldOn, expected) => {
    expect(holds(weekday, { answers: { score: { heldOn } } })).toBe(expected);
  });
  test('says nothing of a day that was not named', () => expect(holds(weekday, { answers: { score: {} } })).toBe(true));
});

describe('a guard that asks for a day that is not before another', () => {
  const follows = { type: 'notBefore', params: { form: 'score', question: 'endedOn', marks: ['began', 'moved'] } } as const;
  const marks = { began: '2026-11-02', moved: '2026-11-20T14:30' };
  test.each([
    ['2026-11-21', true], ['2026-11-20', true], ['2026-11-19', false], ['2026-11-20T14:30', true], ['2026-11-20T14:29', false], ['2025-12-31', false],
  ])('%s: %s', (endedOn, expected) => {
    expect(holds(follows, { marks, answers: { score: { endedOn } } })).toBe(expected);
  });
  test('says nothing where either day is unknown, and waits for a form that is still to be filled', () => {
    expect(holds(follows, { marks, answers: { score: {} } })).toBe(true);
    expect(holds(follows, { answers: { score: { endedOn: '2026-11-01' } } })).toBe(true);
    expect(holds(follows, { marks, answers: { score: { endedOn: '2025-12-31' } }, unfilled: 'score' })).toBeUndefined();
  });
});

describe('marks that a guard decides', () => {
  const score = (data: Answers) => seen().then('score.submit', { data });
  test('are set by the answers of this very action', () => {
    expect(score({ verdict: 'goOn' }).events.at(-1)?.body.marks).toEqual(['going-on', 'helped']);
    expect(score({ verdict: 'end', risks: ['fire'] }).events.at(-1)?.body.marks).toEqual(['fire-risk', 'helped']);
  });
  test('are decided the same again', () => {
    const { events } = score({ verdict: 'goOn', risks: ['fire'] }).then('score.approve', { data: verdict, by: noor });
    expect(redecide(() => wholeRules, events, () => undefined).map((one) => one.outcome)).toEqual(events.map(() => 'same'));
  });
  test('are skipped, not found altered, when the answers that they rest on were erased', () => {
    const { events } = score({ verdict: 'goOn', aims: [] }).then('paper.submit', { data: { summary: 'Plan' } });
    const erased = events.map((event) => {
      const { answers: _gone, ...rest } = event;
      return event.type === 'score.submit' ? rest : event;
    });
    expect(redecide(() => wholeRules, erased, () => undefined).slice(-2).map((one) => one.outcome)).toEqual(['skipped', 'skipped']);
  });
});

test('an aim that goes on must be scored, and one that is unmet carried into the next paper', () => {
  const goOn = { id: '1', standing: 'goOn' };
  const agreed = seen().then('paper.submit', { data: { summary: 'A', aims: [goOn, { id: '2', standing: 'drop' }] } }).then('paper.approve', { data: verdict, by: mia });
  expect(agreed.then('score.submit', { data: { aims: [{ id: '2', score: 'met' }] } }).refused).toMatchObject({ code: 'guard-refused', guard: 'scoresAll' });
  const scored = agreed.then('score.submit', { data: { aims: [{ id: '1', score: 'unmet' }] }, at: on('2026-11-04') });
  expect(scored.refused).toBeUndefined();
  expect(scored.then('paper.submit', { data: { summary: 'B', aims: [] } }).refused).toMatchObject({ code: 'guard-refused', guard: 'carriesUnmet' });
  expect(scored.then('paper.submit', { data: { summary: 'B', aims: [goOn] } }).refused).toBeUndefined();
});
