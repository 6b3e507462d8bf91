import { applyFormOverlay } from '../overlays/apply-form.ts';
import { checkOverlays } from '../overlays/check-overlays.ts';
import type { FormOverlayFile } from '../types.ts';
import { backToNational } from './back-to-national.ts';
import { addOption, addQuestion, changeQuestion, duplicateQuestion, removeOption, removeQuestion, setHidden, setOptions, setRetired } from './edit-questions.ts';
import { setLimits, setRequireWhen, setRequired, setShowWhen } from './edit-rules.ts';
import { addSection, moveSectionDown, moveSectionUp, removeSection } from './edit-sections.ts';
import { relabel, translate } from './edit-texts.ts';
import { addGuard, insertApproval, narrowRoles, removeApproval, removeGuard, removeLimit, tightenLimit } from './edit-workflow.ts';
import { formOverlay, ownQuestion, referralOf, testBase, withForm, workflowOverlay } from './fixtures/test-base.ts';
import { localId } from './local-id.ts';
import { normalForm } from './overlay-edit.ts';
import { questionProvenance, stateProvenance } from './provenance.ts';

const base = testBase();
const national = referralOf(base);
const empty = formOverlay([]);
const need = national.questions['need']!.label;
const label = { question: 'need', part: 'label' } as const;
const findings = (overlay: FormOverlayFile) => checkOverlays(base, { forms: { referral: overlay }, workflows: {} }).map(({ rule }) => rule);

describe('words of an authority’s own', () => {
  it('are one operation for each place, however often they are changed', () => {
    const once = relabel(relabel(empty, label, { en: 'What for?' }, need), label, { en: 'Why is help asked for?' }, need);
    expect(once.operations).toEqual([{ does: 'relabel', target: label, text: { en: 'Why is help asked for?' } }]);
  });

  it.each([[''], ['  '], ['Main need']])('are no change where they are the national ones or none: %j', (en) => {
    const before = relabel(empty, label, { en: 'What for?' }, need);
    expect(relabel(before, label, { en }, need).operations).toEqual([]);
  });

  it('are Welsh only, where the English is as it was', () => {
    expect(relabel(empty, label, { en: 'Main need', cy: 'Yr angen' }, need).operations).toEqual([{ does: 'translate', target: label, cy: 'Yr angen' }]);
    expect(translate(empty, label, 'Prif angen', need).operations).toEqual([]);
    expect(translate(relabel(empty, label, { en: 'What for?' }, need), label, 'I beth?', need).operations).toEqual([{ does: 'relabel', target: label, text: { en: 'What for?', cy: 'I beth?' } }]);
  });

  it('of a question that the authority added stand in that question', () => {
    const overlay = formOverlay([ownQuestion('northshire.a', 'A')]);
    const said = relabel(relabel(overlay, { question: 'northshire.a', part: 'label' }, { en: 'B', cy: 'Y' }), { question: 'northshire.a', part: 'hint' }, { en: 'Help' });
    expect(said.operations).toEqual([{ ...ownQuestion('northshire.a', 'A'), question: { label: { en: 'B', cy: 'Y' }, hint: { en: 'Help' } } }]);
    expect(relabel(said, { question: 'northshire.a', part: 'hint' }, { en: ' ' }).operations).toEqual([{ ...ownQuestion('northshire.a', 'A'), question: { label: { en: 'B', cy: 'Y' } } }]);
  });
});

describe('rules of an authority’s own', () => {
  const when = { type: 'object', required: ['asked'] };

  it('are set and taken back, of the pack’s questions and of its own', () => {
    for (const [overlay, question] of [[empty, 'age'], [formOverlay([ownQuestion('northshire.a', 'A')]), 'northshire.a']] as const) {
      const strict = setLimits(setRequireWhen(overlay, question, when), question, question === 'age' ? { maximum: 18 } : { maxLength: 500 });
      expect(findings(strict)).toEqual([]);
      expect(strict).not.toEqual(overlay);
      expect(setLimits(setRequireWhen(strict, question, undefined), question, question === 'age' ? {} : { maxLength: 2000 })).toEqual(overlay);
      expect(findings(setRequired(overlay, question, true))).toEqual([]);
      expect(setRequired(setRequired(overlay, question, true), question, false)).toEqual(overlay);
    }
  });

  it('about when a question is shown are for its own questions only', () => {
    expect(setShowWhen(empty, 'age', when)).toBe(empty);
    expect(setShowWhen(formOverlay([ownQuestion('northshire.a', 'A')]), 'northshire.a', when).operations[0]).toMatchObject({ question: { showWhen: when } });
  });

  it('of the same question come together: any condition, the strictest limit', () => {
    const written = formOverlay([
      { does: 'requireWhen', question: 'age', when },
      { does: 'narrow', question: 'age', schema: { maximum: 18, minimum: 1 } },
      { does: 'requireWhen', question: 'age', when: { type: 'object', required: ['need'] } },
      { does: 'narrow', question: 'age', schema: { maximum: 20, minimum: 2 } },
      { does: 'narrow', question: 'said', schema: {} },
    ]);
    expect(normalForm(written).operations).toEqual([
      { does: 'requireWhen', question: 'age', when: { anyOf: [when, { type: 'object', required: ['need'] }] } },
      { does: 'narrow', question: 'age', schema: { maximum: 18, minimum: 2 } },
    ]);
  });
});

describe('questions of an authority’s own', () => {
  it('take everything with them that was said of them when they go', () => {
    const added = addQuestion(empty, { id: 'northshire.a', schema: { type: 'boolean' }, question: { label: { en: 'A' } } }, { section: 'what', first: true });
    const spoken = setRetired(translate(added, { question: 'northshire.a', part: 'label' }, 'A'), 'northshire.a', true);
    expect(removeQuestion(spoken, 'northshire.a')).toEqual(empty);
  });

  it('are copied from those of the pack with their words and shape, without what they mean nationally', () => {
    const { overlay } = withForm([]);
    const schema = (national.schema['properties'] as { readonly [id: string]: { readonly [key: string]: never } })['people']!;
    const copied = duplicateQuestion(overlay, { question: national.questions['people']!, schema, section: 'who' }, 'northshire.people');
    expect(findings(copied)).toEqual([]);
    expect(applyFormOverlay(national, copied, 'northshire', base.shelf, (text) => text).questions['northshire.people']?.row?.map(({ id }) => id)).toEqual(['name', 'tie', 'otherTie']);
    const coded = duplicateQuestion(overlay, { question: national.questions['need']!, schema: { type: 'string' }, section: 'what' }, 'northshire.need');
    expect(coded.operations[0]).not.toHaveProperty('question.dataItem');
  });

  it('change their answers and their rules where they stand', () => {
    const options = [{ code: 'yes', label: { en: 'Yes' } }, { code: 'no', label: { en: 'No' } }];
    const overlay = setOptions(changeQuestion(formOverlay([ownQuestion('northshire.a', 'A')]), 'northshire.a', { schema: { type: 'string' }, required: true }), 'northshire.a', options);
    expect(overlay.operations[0]).toMatchObject({ schema: { enum: ['yes', 'no'] }, required: true, question: { options: { no: { en: 'No' } } } });
    expect(findings(overlay)).toEqual([]);
  });

  it('go with the section that was made for them', () => {
    const section = addSection(empty, { id: 'northshire.more', title: { en: 'More' }, after: 'what' });
    const filled = addQuestion(section, { id: 'northshire.a', schema: { type: 'boolean' }, question: { label: { en: 'A' } } }, { section: 'northshire.more' });
    const { form } = withForm(filled.operations);
    expect(form.sections.map(({ id }) => id)).toEqual(['what', 'northshire.more', 'who', 'basicCare']);
    expect(removeSection(filled, 'northshire.more')).toEqual(empty);
    expect(moveSectionDown(moveSectionUp(filled, form, 'northshire.more'), withForm(moveSectionUp(filled, form, 'northshire.more').operations).form, 'northshire.more').operations.at(-1)).toEqual({ does: 'moveSection', section: 'northshire.more', after: 'what' });
  });
});

describe('where a setting came from', () => {
  it('is ours, national or locked, and one step leads back', () => {
    const overlay = setHidden(setRequired(relabel(empty, label, { en: 'What for?' }, need), 'need', true), 'nhs', true);
    expect(questionProvenance(national, overlay, 'need')).toMatchObject({ label: 'ours', required: 'ours', hint: 'national', showWhen: 'locked' });
    expect(questionProvenance({ ...national, locked: ['what'] }, empty, 'need')).toMatchObject({ label: 'locked', place: 'locked', required: 'national', limits: 'national' });
    expect(questionProvenance(national, overlay, 'northshire.a').label).toBe('ours');
    expect(backToNational(overlay, { question: 'need', setting: 'label' }).operations).toHaveLength(2);
    expect(backToNational(backToNational(overlay, { question: 'need' }), { question: 'nhs', setting: 'asked' })).toEqual(empty);
  });

  it('tells of an option of our own, which goes with its words', () => {
    const overlay = addOption(empty, 'need', { code: 'northshire-n', label: { en: 'Neglect' }, parent: 'N1' });
    expect(questionProvenance(national, overlay, 'need').options).toBe('ours');
    expect(removeOption(relabel(overlay, { question: 'need', option: 'northshire-n', part: 'label' }, { en: 'Neglected' }), 'need', 'northshire-n')).toEqual(empty);
  });
});

describe('changes of a workflow', () => {
  const none = workflowOverlay([]);
  const guard = { type: 'inState', params: { state: 'need.writing' }, sentence: { en: 'Not now' } } as const;

  it('are put in, replaced and taken out by what they are about', () => {
    const approval = { after: 'referral.approve', id: 'northshire-second', label: { en: 'Second' }, roles: ['manager'] };
    const one = addGuard(insertApproval(none, approval), 'referral.submit', 'northshireNow', guard);
    expect(insertApproval(one, { ...approval, label: { en: 'Other' } }).operations).toHaveLength(2);
    expect(removeGuard(removeApproval(one, 'northshire-second'), 'referral.submit', 'northshireNow')).toEqual(none);
  });

  it('leave roles as they are where nobody is taken away', () => {
    expect(narrowRoles(none, 'case.open', ['practitioner', 'manager'], ['practitioner', 'manager'])).toEqual(none);
    expect(narrowRoles(none, 'case.open', ['manager', 'stranger'], ['practitioner', 'manager']).operations).toEqual([{ does: 'narrowRoles', action: 'case.open', roles: ['manager'] }]);
  });

  it('give a limit one shorter time', () => {
    const limit = { clock: 'decide', amount: 1, validFrom: '2026-04-01', legalSource: { text: 'Our own' } };
    const twice = tightenLimit(tightenLimit(none, limit), { ...limit, validFrom: '2026-05-01' });
    expect(twice.operations).toEqual([{ does: 'tightenLimit', ...limit, validFrom: '2026-05-01' }]);
    expect(removeLimit(twice, 'decide')).toEqual(none);
  });

  it('show in the provenance of states', () => {
    const renamed = relabel(none, { state: 'need.writing', part: 'label' }, { en: 'Draft' }, { en: 'Being written' });
    expect(stateProvenance(base.content.workflows['help']!, renamed, 'need.writing').label).toBe('ours');
    expect(stateProvenance(base.content.workflows['help']!, renamed, 'need.awaiting').label).toBe('locked');
    expect(backToNational(renamed, { state: 'need.writing' })).toEqual(none);
  });
});

describe('a local id', () => {
  it('is made of the telling words, under the authority’s name, and never twice', () => {
    expect(localId('northshire', 'Does the child have enough to eat?', [])).toBe('northshire.child-enough-eat');
    expect(localId('northshire', 'Does the child have enough to eat?', ['northshire.child-enough-eat'])).toBe('northshire.child-enough-eat-2');
    expect(localId('northshire', 'Beth sy’n bwysig i chi, a phâm?', [])).toBe('northshire.beth-syn-bwysig-i');
    expect(localId('northshire', '??', [])).toBe('northshire.own');
  });

  it('fits the grammar of what it is for', () => {
    expect([localId('northshire', 'Panel decides', [], 'action'), localId('northshire', 'Panel decides', [], 'guard'), localId('northshire', 'Panel', [], 'state'), localId('northshire', 'Head of service', [], 'role')]).toEqual([
      'northshire-panel.decides',
      'northshirePanelDecides',
      'northshire-panel',
      'northshire-head-service',
    ]);
  });
});
