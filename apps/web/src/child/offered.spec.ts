import type { ActionView, RegionView } from '#api-client';
import { blockedIn, byUse, inOrder, offeredIn } from './offered.ts';

const action = (type: string, over: Partial<ActionView> = {}): ActionView => ({ type, label: { en: type }, does: 'submit', weight: 'other', allowed: true, ...over });
const region = (id: string, atRest = false): RegionView => ({ id, label: { en: id }, state: 's', stateLabel: { en: 's' }, since: '2026-11-01', waitsFor: [], atRest });
const regions = [region('help'), region('safety', true)];
const types = (actions: readonly ActionView[]) => actions.map(({ type }) => type);

describe('what may be done in a case', () => {
  it('begins with what moves the work on; papers that move nothing stand beside it', () => {
    const { next, toWrite, toDecide } = offeredIn({
      regions,
      actions: [
        action('plan.send', { region: 'help', weight: 'main' }),
        action('health.send', { region: 'safety', weight: 'main', concurrent: true }),
        action('health.agree', { region: 'safety', weight: 'main', concurrent: true, does: 'approve', record: 'r1' }),
      ],
    });
    expect([types(next), types(toWrite), types(toDecide)]).toEqual([['plan.send'], ['health.send'], ['health.agree']]);
  });

  it('has what cannot wait in a place of its own, but never a way out', () => {
    const { urgent, groups } = offeredIn({
      regions,
      actions: [
        action('danger.start', { region: 'safety', does: 'begin', concurrent: true }),
        action('stay.start', { region: 'safety', does: 'move', concurrent: true }),
        action('stay.end', { region: 'safety', does: 'move', concurrent: true, weight: 'exit' }),
      ],
    });
    expect(types(urgent)).toEqual(['danger.start', 'stay.start']);
    expect(groups.map(({ region: of, actions }) => [of?.id, types(actions)])).toEqual([['safety', ['stay.end']]]);
  });

  it('gives the rest by line of work, notes first, ways out last', () => {
    const { groups } = offeredIn({
      regions,
      actions: [
        action('work.end', { region: 'help', weight: 'exit', does: 'move' }),
        action('step.do', { region: 'help', does: 'move' }),
        action('visit.write', { does: 'note', concurrent: true }),
        action('worker.name', { does: 'assign' }),
      ],
    });
    expect(groups.map(({ kind, actions }) => [kind, types(actions)])).toEqual([['notes', ['visit.write']], ['region', ['step.do', 'work.end']], ['case', ['worker.name']]]);
  });

  it('offers a return only where its record cannot be approved, and nothing that has its place elsewhere', () => {
    const actions = [
      action('a.agree', { does: 'approve', record: 'r1', weight: 'main' }), action('a.back', { does: 'return', record: 'r1' }),
      action('b.back', { does: 'return', record: 'r2' }), action('late.why', { does: 'explain' }), action('day.mend', { does: 'correct' }), action('told.read', { does: 'acknowledge' }),
      action('child.take', { does: 'accept', record: 'r4', weight: 'main' }), action('child.refuse', { does: 'return', record: 'r4' }),
    ];
    const { next, groups } = offeredIn({ regions, actions });
    expect([...types(next), ...groups.flatMap((group) => types(group.actions))]).toEqual(['a.agree', 'b.back']);
  });

  it('leaves out what is closed to the reader', () => {
    const { next, groups } = offeredIn({ regions, actions: [action('x', { allowed: false, weight: 'main' })] });
    expect([next, groups]).toEqual([[], []]);
  });
});

describe('what is blocked', () => {
  const why = { code: 'guard-refused', sentence: { en: 'Not yet.' } };

  it('is each record once, and no thing that merely stands open to others', () => {
    const actions = [
      action('a.agree', { allowed: false, does: 'approve', record: 'r1', why }), action('a.back', { allowed: false, does: 'return', record: 'r1', why }),
      action('note.a', { allowed: false, does: 'note', concurrent: true, why }),
      action('paper.agree', { allowed: false, does: 'approve', record: 'r2', concurrent: true, weight: 'main', why: { ...why, code: 'role-required' } }),
      action('own.agree', { allowed: false, does: 'approve', record: 'r3', concurrent: true, weight: 'main', why }),
      action('work.end', { allowed: false, does: 'move', weight: 'exit', why }),
    ];
    expect(types(blockedIn({ regions, actions }))).toEqual(['a.agree', 'own.agree', 'work.end']);
  });

  it('is nothing that another’s role may do, nor a decision where there is no record, nor a way into what is at rest', () => {
    const actions = [
      action('meeting.call', { allowed: false, does: 'move', region: 'help', why: { ...why, code: 'role-required' } }),
      action('none.agree', { allowed: false, does: 'approve', weight: 'main', why }),
      action('old.enough', { allowed: false, does: 'move', region: 'safety', why }),
      action('plan.send', { allowed: false, weight: 'main', region: 'help', why: { ...why, code: 'role-required' } }),
    ];
    expect(types(blockedIn({ regions, actions }))).toEqual(['plan.send']);
  });
});

describe('the lines of work', () => {
  it('begin with the one that goes through stages; what is at rest comes last', () => {
    expect(inOrder([region('care', true), region('law'), { ...region('help', true), stage: 'closed' }]).map(({ id }) => id)).toEqual(['help', 'law', 'care']);
  });
});

describe('notes', () => {
  it('stand by how often their like was written about this child', () => {
    const records = ['call', 'visit', 'visit'].map((formId, index) => ({ id: String(index), form: formId, formId, status: 'recorded' as const, by: 'a', on: '2026-11-01', at: '2026-11-01T10:00:00Z' }));
    expect(types(byUse([action('a.agree', { form: 'paper' }), action('b.call', { form: 'call' }), action('c.visit', { form: 'visit' })], { records }))).toEqual(['c.visit', 'b.call', 'a.agree']);
  });
});
