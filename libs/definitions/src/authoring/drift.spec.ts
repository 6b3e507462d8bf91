import { withOverlays } from '../overlays/with-overlays.ts';
import { driftOf } from './drift.ts';
import { formOverlay, ownQuestion, testBase, workflowOverlay } from './fixtures/test-base.ts';

const base = testBase();
const hash = (text: string) => `digest of ${text}`;

describe('drift from the pack', () => {
  const overlays = {
    forms: { referral: formOverlay([ownQuestion('northshire.a', 'Anything else?', { after: 'need' }), { does: 'relabel', target: { question: 'need', part: 'label' }, text: { en: 'What is needed?' } }, { does: 'require', question: 'need' }, { does: 'hideOptional', question: 'nhs' }]) },
    workflows: { help: workflowOverlay([{ does: 'tightenLimit', clock: 'decide', amount: 1, validFrom: '2027-01-01', legalSource: { text: 'Our own' } }, { does: 'narrowRoles', action: 'case.open', roles: ['practitioner'] }]) },
  };
  const report = driftOf(withOverlays(base, overlays, hash), base.content.clocks);

  it('stands question by question, in the order of the page, with both wordings', () => {
    expect(report.forms[0]?.lines.map(({ id, what, national, ours }) => [id, what, national?.en, ours?.en])).toEqual([
      ['need', ['reworded', 'tightened'], 'Main need', 'What is needed?'],
      ['northshire.a', ['ours'], undefined, 'Anything else?'],
      ['nhs', ['hidden'], 'NHS number', undefined],
    ]);
  });

  it('stands step by step for workflows, with the national limit beside ours', () => {
    expect(report.workflows[0]?.lines.map(({ id, what }) => [id, what])).toEqual([['decide', ['tightened']], ['case.open', ['narrowed']]]);
    expect(report.clocks).toEqual([{ id: 'decide', label: { en: 'Decide' }, unit: 'workingDays', national: 2, ours: 1, from: '2027-01-01' }]);
  });

  it('is counted', () => {
    const asked = Object.keys(base.content.forms['referral']!.questions).length;
    expect(report.forms[0]).toMatchObject({ counts: { reworded: 1, tightened: 1, ours: 1, hidden: 1 }, questions: { national: asked, here: asked } });
    expect(report.counts).toMatchObject({ forms: { all: 2, changed: 1 }, workflows: { all: 1, changed: 1 }, operations: 6, what: { ours: 1, hidden: 1, tightened: 2, reworded: 1, narrowed: 1 } });
  });

  it('is none of an authority that changes nothing', () => {
    expect(driftOf(base.content)).toMatchObject({ forms: [], workflows: [], clocks: [], counts: { operations: 0, what: {} } });
  });
});
