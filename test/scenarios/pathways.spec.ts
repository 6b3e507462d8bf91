import type { ClockView } from '#casework';
import { caseView } from '#casework';
import type { FolderPublications } from '#definition-files';
import type { Done, Then } from '#testing';
import { definitionsOf, on, storyIn } from './pathway-story.ts';

const objective = {
  id: '0d1f9c5e-7a51-4f0a-9c53-2f1f4c6a8b01', dimension: 'health', need: 'Sleep', plannedOutcome: 'Sleeps through five nights of seven',
  action: 'A bed of her own', who: 'Social worker',
};
const scored = { ...objective, score: 'met', scoreReason: 'Six nights of seven since May.' };

describe.each(['northshire', 'thamesbank', 'glanymor'])('the pathways of a child in %s', (authority) => {
  const { worker, manager, by, decide, tell: tellOf } = storyIn(authority);

  let published: FolderPublications;
  beforeAll(async () => {
    published = await definitionsOf(authority);
  });
  const pack = (): string => published.publications[authority]?.authority.pack ?? '';
  const tell = (steps: readonly Done[], birth?: string): Promise<Then> => tellOf(published, steps, birth);
  const clocksOf = ({ world }: Then): readonly ClockView[] => {
    const [kept] = world.cases.values();
    const last = kept?.events.at(-1);
    if (!kept || !last) throw new Error('The story has no case');
    const moment = { now: last.at, today: last.at.slice(0, 10), salt: '', person: { id: kept.state.person, revision: 1, birthDate: '2019-05-04' } };
    return caseView(world.rulesOf(kept.state), kept.state, { id: worker, role: 'practitioner' }, moment).clocks;
  };
  const running = (then: Then): { readonly [clock: string]: string } =>
    Object.fromEntries(clocksOf(then).filter(({ state }) => state === 'running').map(({ id, dueOn }) => [id, dueOn]));

  /** An approval, and those that the authority has follow it, each by somebody whose role may. */
  const approved = (type: string, day: number): readonly Done[] => {
    const actions = Object.values(published.publications[authority]?.workflows ?? {}).flatMap(({ actions }) => Object.entries(actions));
    const later = actions.filter(([, rule]) => rule.follows === type && rule.does === 'approve');
    const userOf = (roles: readonly string[]): string => `${published.demonstrationUsers[authority]?.find(({ role }) => roles.includes(role))?.id}@${authority}`;
    return [decide(type, day), ...later.map(([second, { roles }]) => ({ ...decide(second, day), by: userOf(roles) }))];
  };

  const discussed = (decision: string): readonly Done[] => [
    by('strategy-discussion.start', 0), by('strategy-discussion.submit', 0, { heldOn: on(0), decisions: [decision] }), decide('strategy-discussion.approve', 0),
  ];
  const enquired: readonly Done[] = [
    ...discussed('section47Joint'), by('s47-outcome.submit', 8, { conclusion: 'substantiatedRisk', conferenceNeeded: true }), decide('s47-outcome.approve', 8),
  ];
  const reported: readonly Done[] = [...enquired, by('icpc-report.submit', 10), decide('icpc-report.approve', 10)];
  const conferred = (decision: string, day = 14): readonly Done[] => [
    ...reported, by('icpc-record.submit', 16, { heldOn: on(day), decision, ...(decision === 'planNeeded' && { category: 'NEG' }) }),
  ];
  const planned: readonly Done[] = [...conferred('planNeeded'), decide('icpc-record.approve', 16)];

  describe('protected from harm', () => {
    it('has its conference fifteen working days after the discussion, and a plan from the day of the conference by one approval', async () => {
      expect(running(await tell(enquired))['strategy-to-conference']).toBe('2026-03-23');
      const done = await tell(planned);
      expect(done.states).toMatchObject({ protection: 'none', protectionPlan: 'underWay.working' });
      expect(running(done)).toMatchObject({ 'core-group-first': '2026-03-30', 'cp-review-first': '2026-06-16' });
      expect(clocksOf(done).find(({ id }) => id === 'strategy-to-conference')).toMatchObject({ state: 'met', metOn: on(14) });
    });

    it('has no plan where the conference decided on none', async () => {
      const done = await tell([...conferred('noPlan'), decide('icpc-record.approve', 16)]);
      expect(done.states).toMatchObject({ protection: 'none', protectionPlan: 'none' });
      expect(Object.keys(running(done))).not.toContain('cp-review-first');
    });

    it('has no conference at a weekend, and none without its report unless somebody says why', async () => {
      expect((await tell(conferred('planNeeded', 12))).refused).toBe('guard-refused');
      expect((await tell([...enquired, by('icpc-record.submit', 14, { heldOn: on(14), decision: 'noPlan' })])).refused).toBe('exception-possible');
    });

    it('ends without a conference where none is needed, which is unusual where the risk goes on', async () => {
      const outcome = (conclusion: string): Done => by('s47-outcome.submit', 8, { conclusion, conferenceNeeded: false });
      expect((await tell([...discussed('section47Joint'), outcome('substantiatedRisk')])).refused).toBe('exception-possible');
      const done = await tell([...discussed('section47Joint'), outcome('substantiatedNoRisk'), decide('s47-outcome.approve', 8)]);
      expect(done.states).toMatchObject({ protection: 'none' });
      expect(Object.keys(running(done))).not.toContain('strategy-to-conference');
    });

    it('keeps what is under way when a further discussion is begun, and the discussion when that is decided', async () => {
      const further = by('strategy-discussion.start', 16);
      expect((await tell([...conferred('planNeeded'), further])).states).toMatchObject({ protection: 'conference.recordDiscussionWriting' });
      expect((await tell([...conferred('planNeeded'), further, decide('icpc-record.approve', 16)])).states).toMatchObject({ protection: 'strategyDiscussion.writing', protectionPlan: 'underWay.working' });
      const waiting = [...discussed('section47Joint'), by('s47-outcome.submit', 8, { conclusion: 'substantiatedRisk', conferenceNeeded: true }), by('strategy-discussion.start', 8)];
      expect((await tell([...waiting, decide('s47-outcome.approve', 8)])).states).toMatchObject({ protection: 'conference.discussionWriting' });
    });

    it('does not approve a conference twice, nor when none was held', async () => {
      expect((await tell([...planned, decide('icpc-record.approve', 16)])).refused).toBeDefined();
      expect((await tell([...reported, decide('icpc-record.approve', 16)])).refused).toBeDefined();
    });

    it('steps down when a review ends the plan, and has no limit of the plan any more', async () => {
      const review = (outcome: string, day: number): readonly Done[] => [
        by('review-cp.submit', day, { heldOn: on(day), outcome, objectives: [scored], ...(outcome === 'endPlan' && { afterPlan: 'childsPlan' }) }), decide('review-cp.approve', day),
      ];
      const grouped = [...planned, by('core-group.record', 25, { heldOn: on(25) })];
      const kept = await tell([...grouped, ...review('continuePlan', 98)]);
      expect(kept.states).toMatchObject({ protectionPlan: 'underWay.working' });
      expect(running(kept)).toMatchObject({ 'cp-review-next': '2026-12-08' });
      const ended = await tell([...grouped, ...review('continuePlan', 98), ...review('endPlan', 280)]);
      expect(ended.states).toMatchObject({ protectionPlan: 'none' });
      expect(Object.keys(running(ended)).filter((id) => id.startsWith('cp-') || id.startsWith('core-group'))).toEqual([]);
    });
  });

  describe('looked after', () => {
    const placed = (more: Done['with'] = {}): readonly Done[] => [by('placement.start', 0, { startedOn: on(0), howPlanned: 'emergency', legalStatusCode: 'V2', newEpisodeReason: 'S', visitRule: 'usual', ...more })];
    const seen = (day: number): Done => by('visit.record', day, { visitedOn: on(day), childSeen: true });
    const reviewed = (day: number): readonly Done[] => [
      by('review-lac.submit', day, { heldOn: on(day), objectives: [scored], outcome: 'continuePlan', nextReviewOn: on(day + 80) }), decide('review-lac.approve', day),
    ];

    it('is placed while a form is unfinished, and visited in a week and then every six', async () => {
      const done = await tell([by('strategy-discussion.start', 0), ...placed()]);
      expect(done.states).toMatchObject({ protection: 'strategyDiscussion.writing', lookedAfter: 'placed' });
      expect(running(done)).toMatchObject({ 'placement-first-visit': '2026-03-09' });
      expect(running(await tell([...placed(), seen(3)]))).toMatchObject({ 'placement-visit': '2026-04-16' });
      expect(running(await tell([...placed(), seen(3), decide('placement.settle', 4)]))).toMatchObject({ 'placement-visit-lasting': '2026-06-06' });
    });

    it('is visited weekly to the first review, and then every four weeks, with carers approved for a time only', async () => {
      const kin = placed({ visitRule: 'temporaryApproval' });
      expect(running(await tell([...kin, seen(3)]))).toMatchObject({ 'placement-visit-weekly': '2026-03-12' });
      const done = running(await tell([...kin, seen(3), ...reviewed(21), seen(24)]));
      expect(done).toMatchObject({ 'placement-visit-four-weekly': '2026-04-23' });
      expect(Object.keys(done)).not.toContain('placement-visit-weekly');
    });

    it('has its first, second and later reviews counted, also when one was returned', async () => {
      expect(running(await tell([...placed(), ...reviewed(21)]))).toMatchObject({ 'lac-review-second': '2026-06-23' });
      const returned: readonly Done[] = [...placed(), reviewed(21)[0] as Done, { ...decide('review-lac.return', 22) }, by('review-lac.submit', 23, { heldOn: on(21), objectives: [scored], outcome: 'continuePlan', nextReviewOn: on(99) })];
      expect(running(await tell(returned))).toMatchObject({ 'lac-review-second': '2026-06-23' });
      expect(running(await tell([...placed(), ...reviewed(21), ...reviewed(100)]))).toMatchObject({ 'lac-review-next': '2026-12-10' });
    });

    it('has care plan and placement information written and decided side by side', async () => {
      const done = await tell([...placed(), by('care-plan.submit', 1, { objectives: [objective] }), by('placement-info.submit', 1, { startedOn: on(0) }), ...approved('care-plan.approve', 2), decide('placement-info.approve', 2)]);
      expect(done.states).toMatchObject({ lookedAfter: 'placed' });
      expect(clocksOf(done).find(({ id }) => id === 'care-plan')).toMatchObject({ state: 'met' });
    });

    it('moves in one action that says what changed, and comes home with a reason that ends care', async () => {
      const change = (answers: Done['with']): Done => by('placement.change', 30, { changedOn: on(30), howPlanned: 'planned', ...answers });
      expect((await tell([...placed(), change({ changeReason: 'PLACE', newEpisodeReason: 'P' })])).refused).toBe('guard-refused');
      const moved = await tell([...placed(), change({ changeReason: 'CARPL', newEpisodeReason: 'P', visitRule: 'usual' })]);
      expect(running(moved)).toMatchObject({ 'placement-first-visit': '2026-04-08' });
      const end = (endReason: string): Done => by('placement.end', 60, { endedOn: on(60), endReason, howPlanned: 'planned' });
      expect((await tell([...placed(), end('X1')])).refused).toBe('guard-refused');
      expect((await tell([...placed(), end('E11')])).refused).toBe('exception-possible');
      const home = await tell([...placed(), end('E4A')]);
      expect(home.states).toMatchObject({ lookedAfter: 'none' });
      expect(Object.keys(running(home))).toEqual([]);
    });

    it('is adopted only after consent or a placement order, and then leaves care', async () => {
      const legal = (event: string, day: number, legalStatusCode: string): Done => by('legal-status.record', day, { event, changedOn: on(day), legalStatusCode });
      const adoption = (step: string, day: number, question: string, who = manager): Done => ({ ...by(`adoption.${step}`, day, { [question]: on(day), parentsConsent: 'no' }), by: who });
      const matched = [...placed(), legal('applicationMade', 5, 'V2'), legal('finalOrder', 90, 'C2'), adoption('decide', 100, 'decisionOn'), adoption('match', 200, 'matchOn')];
      expect((await tell([...matched, adoption('place', 220, 'placedOn', worker)])).refused).toBe('guard-refused');
      const adopted = [...matched, legal('finalOrder', 210, 'E1'), adoption('place', 220, 'placedOn', worker), adoption('order', 400, 'orderOn', worker)];
      expect((await tell([...adopted, by('placement.end', 400, { endedOn: on(400), endReason: 'E11', howPlanned: 'planned' })])).states).toMatchObject({ lookedAfter: 'none', legal: 'order' });
    });

    it('goes missing, comes back and is offered a talk within three days', async () => {
      const missing = [...placed(), by('missing.report', 5, { missingFrom: `${on(5)}T08:00` })];
      expect((await tell([...missing, by('missing.report', 5, { missingFrom: `${on(5)}T08:30` })])).refused).toBe('guard-refused');
      const back = [...missing, by('missing.back', 6, { missingFrom: `${on(5)}T08:00`, backAt: `${on(6)}T07:00` })];
      const clocks = running(await tell(back));
      expect(clocks['return-interview']).toBe(authority === 'glanymor' ? undefined : `${on(9)}T07:00`);
      expect(running(await tell([...back, by('return-interview.offer', 7, { missingFrom: `${on(5)}T08:00`, interviewOfferedOn: on(7) })]))['return-interview']).toBeUndefined();
    });
  });

  it('has short breaks that are counted one by one and over the year', async () => {
    const agreed = [by('short-breaks.start', 0, { agreedOn: on(0) }), by('short-break.start', 11, { startedOn: on(11) })];
    const limit = pack() === 'england' ? on(28) : on(39);
    expect(running(await tell(agreed))).toMatchObject({ 'short-break': limit });
    expect((await tell([...agreed, by('short-break.start', 12, { startedOn: on(12) })])).refused).toBe('guard-refused');
    const ended = await tell([...agreed, by('short-break.end', 13, { endedOn: on(13) }), decide('short-breaks.end', 20)]);
    expect(ended.states).toMatchObject({ lookedAfter: 'none' });
  });

  it('is protected in an emergency for so many hours or days', async () => {
    const start = (kind: string): Done => by('emergency.start', 0, { kind, startedAt: `${on(0)}T08:30` });
    expect(running(await tell([start('policeProtection')]))).toMatchObject({ 'police-protection': `${on(3)}T08:30` });
    const order = [start('emergencyProtectionOrder'), by('emergency.extend', 7, { kind: 'emergencyProtectionOrder', startedAt: `${on(0)}T08:30`, extendedOn: on(7) })];
    expect(running(await tell(order))).toEqual({ 'emergency-protection-order-longest': on(15) });
    expect((await tell([...order, by('emergency.extend', 8, { kind: 'emergencyProtectionOrder', startedAt: `${on(0)}T08:30`, extendedOn: on(8) })])).refused).toBe('guard-refused');
  });

  it('leaves care with a pathway plan, at the ages that the law says', async () => {
    const placed = by('placement.start', 0, { startedOn: on(0), howPlanned: 'planned', legalStatusCode: 'C2', newEpisodeReason: 'S' });
    expect((await tell([placed, decide('leaving-care.start', 1)], '2013-01-10')).refused).toBe('exception-possible');
    expect((await tell([placed, decide('leaving-care.eligible', 1)], '2010-06-01')).refused).toBe('guard-refused');
    const eligible = [placed, decide('leaving-care.start', 1), decide('leaving-care.eligible', 100)];
    expect((await tell(eligible, '2010-06-01')).states).toMatchObject({ leavingCare: 'support.eligible' });
    const planned = [...eligible, by('pathway-assessment.submit', 120, { startedOn: on(101) }), decide('pathway-assessment.approve', 121), by('pathway.submit', 130), decide('pathway.approve', 131)];
    expect((await tell(planned, '2010-06-01')).states).toMatchObject({ leavingCare: 'support.eligible' });
    expect((await tell([...planned, decide('leaving-care.relevant', 140)], '2010-06-01')).refused).toBe('guard-refused');
    const grown = [...planned, by('placement.end', 822, { endedOn: on(822), endReason: 'E5', howPlanned: 'planned' }), decide('leaving-care.formerRelevant', 822)];
    expect((await tell(grown, '2010-06-01')).states).toMatchObject({ leavingCare: 'support.formerRelevant', lookedAfter: 'none' });
    expect((await tell([...grown, decide('leaving-care.end', 1000)], '2010-06-01')).refused).toBe('exception-possible');
    expect((await tell([...grown, decide('leaving-care.end', 1920)], '2010-06-01')).states).toMatchObject({ leavingCare: 'none' });
  });

  it('is visited when privately fostered, and answers who asks to see the records', async () => {
    const told = [by('private-fostering.notify', 0, { notifiedOn: on(0) }), by('private-fostering.visit', 5, { notifiedOn: on(0), visitedOn: on(5) })];
    expect(running(await tell(told))['private-fostering-visit']).toBe(authority === 'glanymor' ? undefined : on(47));
    expect(running(await tell([by('subject-access.receive', 0, { receivedOn: on(0) })]))).toEqual({ 'subject-access-request': '2026-04-02' });
  });
});
