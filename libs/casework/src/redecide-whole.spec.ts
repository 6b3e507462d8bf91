import fc from 'fast-check';
import { canonicalJson, type Answers } from '#definitions';
import { availableActions } from './available-actions.ts';
import { caseView } from './case-view.ts';
import { chronologyOf } from './chronology.ts';
import { decideCase } from './decide.ts';
import { eraseAnswers } from './erase.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { redecide } from './redecide.ts';
import { sealEvent } from './seal.ts';
import { amina, ben, mia, needs, noor, on, testHash, verdict } from './testing/story.ts';
import { wholeRules, wholeWorkflow } from './testing/whole-file.ts';
import { helped, pat } from './testing/whole-story.ts';
import type { CaseAction, CaseEvent, CaseState } from './types.ts';
import { verifyStream } from './verify.ts';
import { worklistItems } from './worklist.ts';

const nobody = () => undefined;
const names = { staff: (user: string) => user };
const goOn = { id: '1', standing: 'goOn' };
const fitting: { readonly [form: string]: readonly Answers[] } = {
  needs: [needs, { ...needs, outcome: 'nothing' }],
  verdict: [verdict],
  talk: [{ agreed: true }],
  diary: [{ text: 'Seen' }, { text: 'Seen', on: '2026-11-03' }],
  assignment: [{ worker: 'amina' }],
  excuse: [{ clock: 'plan', instance: 1, reason: 'Ill' }],
  paper: [{ summary: 'A', aims: [goOn] }, { summary: 'B' }],
  score: [{ verdict: 'goOn', aims: [goOn], risks: ['fire'] }, { aims: [{ ...goOn, score: 'unmet' }] }, {}],
  request: [{ agency: 'School', state: 'asked', askedOn: '2026-11-03' }, { agency: 'School', state: 'received' }],
  agreement: [{ about: 'Treatment', signatures: [{ id: 's', how: 'awaited' }] }],
  handover: [{ team: 'south', why: 'Moved' }, { why: 'Moved' }],
  acceptance: [{}, { worker: 'ben' }],
  correction: [2, 3, 4, 5, 7].map((corrects, index) => ({ corrects, correctDate: `2026-11-0${1 + index}`, reason: 'Wrong' })),
};
const asked = fc.record({
  type: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...Object.keys(wholeWorkflow.actions)) }, { weight: 2, arbitrary: fc.constantFrom('paper.submit', 'paper.approve', 'paper.return', 'score.submit', 'score.approve', 'handover.submit', 'handover.accept', 'handover.withdraw') }),
  by: fc.constantFrom(amina, ben, mia, noor, pat),
  days: fc.constantFrom(0, 0, 0, 1, 3),
  which: fc.nat(4),
  goesOn: fc.boolean(),
  exception: fc.constantFrom(undefined, undefined, 'They were away'),
  reason: fc.constantFrom(undefined, 'Ill'),
  based: fc.constantFrom(0, 0, 0, 1, 2),
});

describe('any sequence of actions in a whole file', () => {
  test('folds to the same case, verifies, is decided the same again, and can be shown at every step', () => {
    const parts = new Set<string>();
    fc.assert(
      fc.property(fc.array(asked, { minLength: 25, maxLength: 60 }), (sequence) => {
        let { state } = helped();
        const events: CaseEvent[] = [...helped().events];
        let day = 4;
        for (const [index, { type, by, days, which, goesOn, exception, reason, based }] of sequence.entries()) {
          day = Math.min(30, day + days);
          const form = wholeWorkflow.actions[type]?.form;
          const answers = fitting[form ?? ''] ?? [];
          const data = answers[which % Math.max(1, answers.length)];
          const record = goesOn ? state.records.findLast((one) => one.formId === form && (one.status === 'returned' || one.status === 'recorded')) : undefined;
          const at = on(`2026-11-${String(day).padStart(2, '0')}`, {
            staff: { ben: { role: 'worker', team: 'south' }, amina: { role: 'worker', team: 'north' } },
            ...(record ? { draft: { id: record.id, form: record.form, contributors: [by.id] } } : {}),
          });
          const action: CaseAction = {
            ...{ id: `w${index}`, type, revision: state.revision - based },
            ...(data ? { data } : {}),
            ...(record ? { draft: record.id } : {}),
            ...(exception === undefined ? {} : { exception }),
            ...(reason === undefined ? {} : { reason }),
          };
          const view = availableActions(wholeRules, state, by, at).find((one) => one.type === type);
          const decision = decideCase(wholeRules, state, action, by, at);
          if ('refused' in decision) {
            expect(decision.refused.sentence.en.length).toBeGreaterThan(10);
            continue;
          }
          // What was accepted was offered, and offered as allowed.
          expect(view).toMatchObject({ type, allowed: true });
          const event = sealEvent<CaseEvent>(decision.event, events.at(-1)?.digest, testHash);
          events.push(event);
          state = evolveCase(state, event);
          for (const part of ['exceptions', 'late', 'tells', 'acknowledged', 'corrects', 'offered', 'withdrawn', 'actorTeam'] as const) if (event.body[part] !== undefined) parts.add(part);
          expect(caseView(wholeRules, state, by, at).revision).toBe(state.revision);
          for (const item of worklistItems(wholeRules, state, by, at, names)) expect(item.what.en).not.toMatch(/[{}]/);
        }
        expect(canonicalJson(foldCase(events))).toBe(canonicalJson(state));
        expect(verifyStream(events, testHash)).toEqual([]);
        expect(redecide(() => wholeRules, events, nobody).filter((one) => one.outcome !== 'same')).toEqual([]);
        expect(chronologyOf(wholeRules, events).length).toBe(state.marks.length);
        expectErasable(state, events);
      }),
      { numRuns: 60, seed: 20261124 },
    );
    expect([...parts].sort()).toEqual(['acknowledged', 'actorTeam', 'corrects', 'exceptions', 'late', 'offered', 'tells', 'withdrawn']);
  });
});

/** Erasing every answer leaves a stream that verifies and folds to the same, and in which nothing looks altered. */
function expectErasable(state: CaseState, events: readonly CaseEvent[]): void {
  const ids = events.map(({ actionId }) => actionId);
  const erasure = eraseAnswers(state, ids, { actionId: 'erasure', actor: noor, moment: on('2026-12-01') });
  const bare = events.map((event) => {
    const { answers: _erased, ...rest } = event;
    return rest;
  });
  const all = [...bare, sealEvent<CaseEvent>(erasure, events.at(-1)?.digest, testHash)];
  expect(verifyStream(all, testHash)).toEqual([]);
  expect(foldCase(all)).toEqual(evolveCase(state, erasure));
  expect(redecide(() => wholeRules, all, nobody).filter(({ outcome }) => outcome !== 'same' && outcome !== 'skipped')).toEqual([]);
}
