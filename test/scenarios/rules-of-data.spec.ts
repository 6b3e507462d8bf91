import { caseView } from '#casework';
import type { FolderPublications } from '#definition-files';
import type { Done, Then } from '#testing';
import { definitionsOf, on, storyIn } from './pathway-story.ts';

const plans = { northshire: 'initialAssessment', thamesbank: 'assessment', glanymor: 'careAndSupportAssessment' } as const;

/** What the returns ask of a record (domain facts, 3.1), tried as stories in an odd order. */
describe.each(Object.keys(plans) as (keyof typeof plans)[])('what the returns ask of a child’s record in %s', (authority) => {
  const { worker, by, decide, tell: tellOf } = storyIn(authority);

  let published: FolderPublications;
  beforeAll(async () => {
    published = await definitionsOf(authority);
  });
  const tell = (steps: readonly Done[]): Promise<Then> => tellOf(published, steps);
  const keptOf = ({ world }: Then) => {
    const [kept] = world.cases.values();
    if (!kept) throw new Error('The story has no case');
    return kept;
  };
  const marksOf = (then: Then, ...names: readonly string[]) => keptOf(then).state.marks.flatMap(({ mark, on: day }) => (names.includes(mark) ? [`${mark} ${day}`] : []));

  const discussed = (decision: string): readonly Done[] => [by('strategy-discussion.start', 0), by('strategy-discussion.submit', 0, { heldOn: on(0), decisions: [decision] }), decide('strategy-discussion.approve', 0)];
  const enquired: readonly Done[] = [...discussed('section47Joint'), by('s47-outcome.submit', 8, { conclusion: 'notSubstantiated', conferenceNeeded: false }), decide('s47-outcome.approve', 8)];
  const referred = (decision: string): readonly Done[] => [by('contact.submit', 8, { receivedOn: on(8), outcome: 'referral' }), decide('contact.approve', 8), by('referral.submit', 9, { receivedOn: on(8), decision })];

  describe('a referral with no further action', () => {
    it('has nothing else beside it: after enquiries the child is assessed', async () => {
      expect((await tell([...enquired, ...referred('noFurtherAction'), decide('referral.approve', 9)])).refused).toBe('guard-refused');
      expect((await tell([...enquired, ...referred(plans[authority]), decide('referral.approve', 9)])).refused).toBeUndefined();
    });
    it('ends the case where nothing else happened, also after a discussion that decided on no enquiries', async () => {
      expect((await tell([...discussed('noFurtherAction'), ...referred('noFurtherAction'), decide('referral.approve', 9)])).states).toMatchObject({ need: 'closed' });
    });
    it('cannot be gone round by ending the contact', async () => {
      const contact = by('contact.submit', 8, { receivedOn: on(8), outcome: 'informationAdvice' });
      expect((await tell([...enquired, contact, decide('contact.approve', 8)])).refused).toBe('guard-refused');
      expect((await tell([contact, decide('contact.approve', 8)])).states).toMatchObject({ need: 'closed' });
    });
  });

  describe('a placement', () => {
    const placed = by('placement.start', 12, { startedOn: on(10), howPlanned: 'emergency', legalStatusCode: 'V2', newEpisodeReason: 'S', visitRule: 'usual' }, { reason: 'Told of it today.' });
    const change = (day: number): Done => by('placement.change', 14, { changedOn: on(day), howPlanned: 'planned', changeReason: 'CARPL', newEpisodeReason: 'P', visitRule: 'usual' }, { reason: 'Told of it today.' });
    const end = (day: number): Done => by('placement.end', 14, { endedOn: on(day), endReason: 'E4A', howPlanned: 'planned' }, { reason: 'Told of it today.' });

    it('neither changes nor ends before it began', async () => {
      expect((await tell([placed, change(9)])).refused).toBe('guard-refused');
      expect((await tell([placed, end(9)])).refused).toBe('guard-refused');
      expect((await tell([placed, change(12), end(11)])).refused).toBe('guard-refused');
      expect((await tell([placed, change(10), end(10)])).states).toMatchObject({ lookedAfter: 'none' });
    });
    it('ends once', async () => expect((await tell([placed, end(12), end(13)])).refused).toBe('not-available'));
    it('has a plan of its own within its own limit, where the law sets one', async () => {
      const kept = keptOf(await tell([placed, change(14)]));
      const rules = (await tell([placed])).world.rulesOf(kept.state);
      const clocks = caseView(rules, kept.state, { id: worker, role: 'practitioner' }, { now: `${on(14)}T12:00:00.000Z`, today: on(14), salt: '' }).clocks;
      const limits = clocks.filter(({ id }) => id === 'placement-plan').map(({ startedOn, state }) => [startedOn, state]);
      expect(limits).toEqual(authority === 'thamesbank' ? [[on(10), 'cancelled'], [on(14), 'running']] : []);
    });
  });

  it('no short break, emergency or absence ends before it began', async () => {
    const breaks = [by('short-breaks.start', 5, { agreedOn: on(5) }), by('short-break.start', 7, { startedOn: on(7) })];
    expect((await tell([...breaks, by('short-break.end', 8, { endedOn: on(6) }, { reason: 'Told today.' })])).refused).toBe('guard-refused');
    const emergency = by('emergency.start', 1, { kind: 'policeProtection', startedAt: `${on(1)}T08:30` });
    expect((await tell([emergency, by('emergency.end', 1, { kind: 'policeProtection', startedAt: `${on(1)}T08:30`, endedOn: on(0) })])).refused).toBe('guard-refused');
    const missing = by('missing.report', 2, { missingFrom: `${on(2)}T08:00` });
    expect((await tell([missing, by('missing.back', 2, { missingFrom: `${on(2)}T08:00`, backAt: `${on(2)}T07:59` })])).refused).toBe('guard-refused');
  });

  it('a day that a worker corrects is told to the manager', async () => {
    const corrected = await tell([by('contact.submit', 1, { receivedOn: on(0), outcome: 'referral' }), by('date.correct', 2, { corrects: 2, correctDate: on(1), reason: 'The post was opened a day late.' })]);
    expect(keptOf(corrected).state.notices).toMatchObject([{ kind: 'mark', by: worker }]);
    expect(marksOf(corrected, 'contact-received')).toEqual([`contact-received ${on(1)}`]);
  });
});
