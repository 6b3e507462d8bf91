import type { ResolvedWorkflow, StateFile } from '#definitions';
import { availableActions } from './available-actions.ts';
import { redecide } from './redecide.ts';
import { workflow } from './testing/family-support.ts';
import { given, mia, needs, on, rules, verdict } from './testing/story.ts';
import type { CaseRules } from './types.ts';

/** The test workflow where approving a talk ends it and, by its answers or always, starts what watches over the child. */
function watching(watch: NonNullable<StateFile['on']>, guardOfTalk?: string): CaseRules {
  const protection = workflow.machine.states['protection'] as StateFile;
  const awaiting = protection.states?.['awaiting'] as StateFile;
  const approve = { target: 'none', ...(guardOfTalk === undefined ? {} : { guard: guardOfTalk }) };
  const states = { ...protection.states, awaiting: { ...awaiting, on: { ...awaiting.on, 'talk.approve': approve } } };
  const watch_: StateFile = {
    initial: 'none',
    meta: { label: { en: 'Watch' } },
    states: { none: { tags: ['rest'], meta: { label: { en: 'None' } }, on: watch }, on: { meta: { label: { en: 'Watched' } } } },
  };
  const guards = { ...workflow.guards, agreed: { type: 'answered', params: { form: 'talk', question: 'agreed', is: ['true'] }, sentence: { en: 'The talk did not agree to watch.' } } } as const;
  const two: ResolvedWorkflow = { ...workflow, digest: `workflow-two-${JSON.stringify(watch)}-${guardOfTalk ?? ''}`, guards, machine: { ...workflow.machine, states: { ...workflow.machine.states, protection: { ...protection, states }, watch: watch_ } } };
  return { ...rules, workflow: two };
}
const talked = (with_: CaseRules, agreed: boolean) => given(with_).then('talk.start').then('talk.submit', { data: { agreed } });
const either = watching({ 'talk.approve': [{ target: 'on', guard: 'agreed' }, { target: 'none' }] });
const only = watching({ 'talk.approve': { target: 'on', guard: 'agreed' } });

describe('an action that stands in two regions', () => {
  test('moves both at once', () => {
    const { state, events, refused } = talked(either, true).then('talk.approve', { data: verdict, by: mia });
    expect(refused).toBeUndefined();
    expect(state.value).toMatchObject({ protection: 'none', watch: 'on' });
    expect(redecide(() => either, events, () => undefined).map((one) => one.outcome)).toEqual(['same', 'same', 'same', 'same']);
  });
  test('leaves a region as it is where its last way leads back to the same state', () => {
    const { state } = talked(either, false).then('talk.approve', { data: verdict, by: mia });
    expect(state.value).toMatchObject({ protection: 'none', watch: 'none' });
    expect(state.since['watch']).toBe('2026-11-02');
  });
  test('moves nothing where one of them has no way open: no approval goes past the other’s guard', () => {
    expect(talked(only, false).then('talk.approve', { data: verdict, by: mia }).refused).toMatchObject({ code: 'guard-refused', guard: 'agreed' });
    const blocked = watching({ 'talk.approve': { target: 'on' } }, 'agreed');
    const story = talked(blocked, false).then('talk.approve', { data: verdict, by: mia });
    expect(story.refused).toMatchObject({ code: 'guard-refused', guard: 'agreed' });
    expect(story.state.value).toMatchObject({ protection: 'awaiting', watch: 'none' });
  });
  test('moves the one in whose state it stands, where the other is past it', () => {
    const first = talked(either, true).then('talk.approve', { data: verdict, by: mia });
    const second = first.then('talk.start').then('talk.submit', { data: { agreed: false } }).then('talk.approve', { data: verdict, by: mia });
    expect(second.refused).toBeUndefined();
    expect(second.state.value).toMatchObject({ protection: 'none', watch: 'on' });
  });
  test('is offered once, in the first of its regions, and is not allowed where it cannot move both', () => {
    const views = availableActions(only, talked(only, false).state, mia, on('2026-11-04')).filter(({ type }) => type === 'talk.approve');
    expect(views).toMatchObject([{ region: 'protection', allowed: false, why: { code: 'guard-refused' } }]);
    expect(availableActions(only, talked(only, true).state, mia, on('2026-11-04')).find(({ type }) => type === 'talk.approve')).toMatchObject({ allowed: true });
  });
  test('leaves the other actions to their own region', () => {
    expect(given(either).then('needs.submit', { data: needs }).state.value).toMatchObject({ need: { assessing: 'awaiting' }, watch: 'none' });
  });
});
