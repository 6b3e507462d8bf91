import { readSources, sha256 } from '#definition-files';
import { canonicalJson, checkOverlays, nationalBase, withOverlays, type NationalBase, type PublicationContent, type WorkflowOperation, type WorkflowOverlayFile } from '#definitions';
import fc from 'fast-check';
import { join } from 'node:path';

const runs = Number(process.env.ORDER_RUNS ?? 100);
const sources = readSources(join(import.meta.dirname, '../../..'));
const text = (en: string): { readonly en: string } => ({ en });
const source = { text: 'Practice standards of Northshire' };
const rule = (roles: readonly string[]) => ({ does: 'move' as const, label: text('Go on'), history: text('{actor} went on'), roles, form: 'decision' });
const guard = (...any: string[]) => ({ type: 'marked' as const, params: { any }, sentence: text('Not yet.') });

/** Operations that speak of different things; some stand on each other. */
const operations: readonly WorkflowOperation[] = [
  { does: 'addRole', role: { id: 'northshire-head', label: text('Head of service'), access: 'casework', supervises: true } },
  { does: 'addRole', role: { id: 'northshire-chair', label: text('Chair of the panel'), access: 'casework' } },
  { does: 'addStep', from: 'need.intervention.working', action: 'plan.change', state: { id: 'northshire-panel', label: text('A panel talks about it') }, next: { type: 'northshire-panel.hold', rule: rule(['manager']) } },
  { does: 'addStep', from: 'need.intervention.northshire-panel', action: 'northshire-panel.hold', state: { id: 'northshire-minutes', label: text('The minutes are written') }, next: { type: 'northshire-minutes.write', rule: rule(['practitioner']) } },
  { does: 'insertApproval', after: 'childs-plan.approve', id: 'northshire-head-plan', label: text('The head’s approval of the plan'), roles: ['northshire-head'], onlyWhen: 'isPlaced' },
  { does: 'insertApproval', after: 'care-plan.approve', id: 'northshire-head-care', label: text('The head’s approval of the care plan'), roles: ['northshire-head'] },
  { does: 'insertApproval', after: 'strategy-discussion.approve', id: 'northshire-head-strategy', label: text('The head’s approval'), roles: ['northshire-head'] },
  { does: 'insertApproval', after: 's47-outcome.approve', id: 'northshire-head-outcome', label: text('The head’s approval of the outcome'), roles: ['northshire-chair'] },
  { does: 'addTransition', from: 'need.planning.writing', to: 'need.referral.writing', type: 'northshire-referral.renew', rule: rule(['manager']) },
  { does: 'addTransition', from: 'need.intervention.working', to: 'need.referral.writing', type: 'northshire-referral.renew', rule: rule(['manager']), guard: 'northshireSeen' },
  { does: 'addGuard', action: 'closure.submit', name: 'northshireSeen', guard: guard('child-seen') },
  { does: 'addGuard', action: 'closure.submit', name: 'northshireAgreed', guard: guard('plan-agreed') },
  { does: 'narrowRoles', action: 'closure.submit', roles: ['practitioner'] },
  { does: 'narrowRoles', action: 'review.submit', roles: ['practitioner'] },
  { does: 'tightenLimit', clock: 'core-assessment', amount: 30, validFrom: '2027-01-01', legalSource: source },
  { does: 'tightenLimit', clock: 'core-assessment', amount: 25, validFrom: '2028-01-01', legalSource: source },
  { does: 'tightenLimit', clock: 'initial-assessment', amount: 7, validFrom: '2027-01-01', legalSource: source },
  { does: 'relabel', target: { action: 'closure.submit', part: 'label' }, text: text('Send the closing record') },
  { does: 'relabel', target: { state: 'need.planning.writing', part: 'label' }, text: text('The plan is written with the family') },
  { does: 'translate', target: { part: 'title' }, cy: 'Plant mewn angen' },
];

const contentOf = (base: NationalBase, chosen: readonly WorkflowOperation[]): PublicationContent => {
  const overlay: WorkflowOverlayFile = { workflow: 'child-in-need', base: base.content.workflows['child-in-need']?.version ?? '', version: 1, operations: chosen };
  return withOverlays(base, { forms: {}, workflows: { 'child-in-need': overlay } }, sha256);
};
const digestOf = ({ workflows, roles, clocks }: PublicationContent) => sha256(canonicalJson({ workflows, roles, clocks }));

describe('operations that speak of different things', () => {
  test('are without a fault together', async () => {
    const base = nationalBase(await sources, 'northshire', sha256);
    const overlay: WorkflowOverlayFile = { workflow: 'child-in-need', base: '2.0.0', version: 1, operations };
    expect(checkOverlays(base, { forms: {}, workflows: { 'child-in-need': overlay } })).toEqual([]);
  });

  test('give the same pathway in whatever order they are written', async () => {
    const base = nationalBase(await sources, 'northshire', sha256);
    const orders = fc.shuffledSubarray([...operations], { minLength: 2 }).chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const [first, second] = [contentOf(base, one), contentOf(base, other)];
        expect(second.workflows['child-in-need']?.digest).toBe(first.workflows['child-in-need']?.digest);
        expect(digestOf(second)).toBe(digestOf(first));
      }),
      { numRuns: runs },
    );
  });

  test('each change something', async () => {
    const base = nationalBase(await sources, 'northshire', sha256);
    const all = digestOf(contentOf(base, operations));
    for (const left of operations) expect(digestOf(contentOf(base, operations.filter((one) => one !== left)))).not.toBe(all);
  });

  test('leave the pack as it is where there are none', async () => {
    const base = nationalBase(await sources, 'northshire', sha256);
    expect(contentOf(base, [])).toBe(base.content);
  });
});
