import { caseView } from '#casework';
import type { FolderPublications } from '#definition-files';
import { publicationsFrom } from '#definition-files';
import type { Done, Then } from '#testing';
import { givenCase } from '#testing';

const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const manager2 = 'manager2@northshire';
const decide = (type: string, by = manager): Done => ({ by, type, data: { rationale: 'I have read it and agree.' } });

const toReferral: readonly Done[] = [{ by: worker, type: 'contact.submit', with: { outcome: 'referral' } }, decide('contact.approve')];
const toAssessment: readonly Done[] = [...toReferral, { by: worker, type: 'referral.submit', with: { decision: 'initialAssessment' } }, decide('referral.approve')];
const assessed = (...furtherAction: string[]): readonly Done[] => [...toAssessment, { by: worker, type: 'initial-assessment.submit', with: { furtherAction } }, decide('initial-assessment.approve')];
const seen: Done = { by: worker, type: 'visit.record', with: { childSeen: true, visitedOn: '2026-03-02' } };
const planned: readonly Done[] = [...assessed('services'), seen, { by: worker, type: 'childs-plan.submit' }, decide('childs-plan.approve')];
const ended: readonly Done[] = [{ by: worker, type: 'closing.start' }, { by: worker, type: 'closure.submit' }, decide('closure.approve')];
const discussion = (...decisions: string[]): readonly Done[] => [
  { by: worker, type: 'strategy-discussion.start' },
  { by: worker, type: 'strategy-discussion.submit', with: { decisions } },
];
const enquiries: readonly Done[] = [...discussion('section47Joint'), decide('strategy-discussion.approve')];

describe('the workflow of a child in need', () => {
  let published: FolderPublications;
  beforeAll(async () => {
    const found = await publicationsFrom(process.cwd());
    if ('findings' in found) throw new Error(JSON.stringify(found.findings.slice(0, 3)));
    published = found;
  });
  const tell = (steps: readonly Done[], last: Done): Promise<Then> => givenCase(published, { workflow: 'child-in-need', openedBy: worker }).after([...steps]).when(last);
  /** The running limits of the story's case, as they stand at its end. */
  const running = ({ world }: Then): readonly string[] => {
    const [kept] = world.cases.values();
    const last = kept?.events.at(-1);
    if (!kept || !last) throw new Error('The story has no case');
    const { clocks } = caseView(world.rulesOf(kept.state), kept.state, { id: worker, role: 'practitioner' }, { now: last.at, today: last.at.slice(0, 10), salt: '' });
    return clocks.filter(({ state }) => state === 'running').map(({ id }) => id);
  };

  it('lets a further strategy discussion start while enquiries are under way, and they go on', async () => {
    expect((await tell([...toAssessment, ...enquiries], { by: worker, type: 'strategy-discussion.start' })).states).toMatchObject({ protection: 'enquiries.discussionWriting' });
    const decided = await tell([...toAssessment, ...enquiries, ...discussion('noFurtherAction')], decide('strategy-discussion.approve'));
    expect(decided.states).toMatchObject({ need: 'assessment.initialWriting', protection: 'enquiries.underWay' });
  });

  it('does not end enquiries past a strategy discussion that waits for a decision, whether or not another is begun', async () => {
    const waiting = [...toAssessment, ...enquiries, ...discussion('continueAssessment')];
    expect((await tell(waiting, decide('enquiries.conclude'))).refused).toBe('not-available');
    expect((await tell([...waiting, { by: worker, type: 'strategy-discussion.start' }], decide('enquiries.conclude'))).refused).toBe('not-available');
    expect((await tell([...waiting, decide('strategy-discussion.approve')], decide('enquiries.conclude'))).states).toMatchObject({ protection: 'none' });
  });

  it('does not close while enquiries are under way, by whichever way', async () => {
    const refused = { refused: 'guard-refused' };
    expect(await tell([{ by: worker, type: 'contact.submit', with: { outcome: 'noFurtherAction' } }, ...enquiries], decide('contact.approve'))).toMatchObject(refused);
    expect(await tell([...toReferral, { by: worker, type: 'referral.submit', with: { decision: 'noFurtherAction' } }, ...enquiries], decide('referral.approve'))).toMatchObject(refused);
    expect(await tell([...toAssessment, { by: worker, type: 'initial-assessment.submit', with: { furtherAction: ['noFurtherAction'] } }, ...enquiries], decide('initial-assessment.approve'))).toMatchObject(refused);
    expect(await tell([...planned, ...ended.slice(0, 2), ...enquiries], decide('closure.approve'))).toMatchObject(refused);
  });

  it('goes back to the core assessment when the ending that interrupted it is given up', async () => {
    const given = await tell([...assessed('coreAssessment'), { by: worker, type: 'closing.start' }], { by: worker, type: 'closing.cancel' });
    expect(given.states).toMatchObject({ need: 'assessment.coreWriting' });
  });

  it('goes back to the plan when no assessment was asked for, and to the work when one is agreed', async () => {
    const services: readonly Done[] = [...toReferral, { by: worker, type: 'referral.submit', with: { decision: 'services' } }, decide('referral.approve')];
    expect((await tell([...services, { by: worker, type: 'closing.start' }], { by: worker, type: 'closing.cancel' })).states).toMatchObject({ need: 'planning.writing' });
    expect((await tell([...planned, { by: worker, type: 'closing.start' }], { by: worker, type: 'closing.cancel' })).states).toMatchObject({ need: 'intervention.working' });
  });

  describe('opened again', () => {
    const again: readonly Done[] = [
      ...planned, ...ended, { by: worker, type: 'case.reopen', day: 90 },
      { by: worker, type: 'referral.submit', with: { decision: 'initialAssessment', receivedOn: '2026-05-31' } }, decide('referral.approve'),
    ];

    it('does not return to the old plan past the new assessment', async () => {
      expect((await tell([...again, { by: worker, type: 'closing.start' }], { by: worker, type: 'closing.cancel' })).states).toMatchObject({ need: 'assessment.initialWriting' });
    });

    it('has limits for its new assessment, and none from the plan that ended', async () => {
      expect(running(await tell(again.slice(0, -1), decide('referral.approve')))).toEqual(['initial-assessment']);
      const visited = await tell(again, { by: worker, type: 'visit.record', with: { childSeen: true, visitedOn: '2026-05-31' } });
      expect(visited.refused).toBeUndefined();
      expect(running(visited)).toEqual(['initial-assessment']);
    });

    it('needs its new assessment approved, and by another than its author', async () => {
      const sent: readonly Done[] = [...again, { by: manager, type: 'initial-assessment.submit', with: { furtherAction: ['services'] } }];
      expect((await tell(sent, decide('initial-assessment.approve'))).refused).toBe('guard-refused');
      expect((await tell(sent, decide('initial-assessment.approve', manager2))).states).toMatchObject({ need: 'planning.writing' });
    });
  });

  it('closes with every limit ended', async () => {
    const closed = await tell([...planned, ...ended.slice(0, 2)], decide('closure.approve'));
    expect(closed.world.cases.values().next().value?.state.status).toBe('closed');
    expect(running(closed)).toEqual([]);
  });
});
