import type { FormOperation, FormOverlayFile, WorkflowOperation } from '../types.ts';
import { differenceFromNational, differenceOf, formDifference, workflowDifference } from './difference.ts';
import { formOverlay, ownQuestion, testBase, workflowOverlay } from './fixtures/test-base.ts';

const base = testBase();
const english = (texts: readonly { readonly en: string }[]) => texts.map(({ en }) => en);
const between = (before: readonly FormOperation[], after: readonly FormOperation[]) => english(formDifference(base, formOverlay(before), formOverlay(after)));
const isNo = { type: 'object', properties: { asked: { const: false } }, required: ['asked'] };

describe('a difference in sentences', () => {
  it('says of every kind of operation on a form what it does, with the words that people see', () => {
    expect(
      between(
        [],
        [
          { does: 'addSection', id: 'northshire.thresholds', title: { en: 'Thresholds' }, after: 'what' },
          ownQuestion('northshire.eat', 'Does the child have enough to eat?', { required: true, question: { label: { en: 'Does the child have enough to eat?' }, showWhen: isNo } }),
          { ...ownQuestion('northshire.meals', 'Meals'), schema: { type: 'array' }, question: { label: { en: 'Meals' }, row: { what: { label: { en: 'What' } }, when: { label: { en: 'When' } } } } },
          { does: 'addBlock', block: 'dimension', with: { dimension: 'health' }, section: 'who', prefix: 'northshire' },
          { does: 'addOption', question: 'need', code: 'northshire-n', label: { en: 'Neglect at night' }, parent: 'N1' },
          { does: 'relabel', target: { question: 'need', part: 'label' }, text: { en: 'What is needed most?' } },
          { does: 'relabel', target: { question: 'need', option: 'N2', part: 'label' }, text: { en: 'A disability' } },
          { does: 'translate', target: { section: 'what', part: 'title' }, cy: 'Beth a ofynnir' },
          { does: 'move', question: 'age', section: 'who' },
          { does: 'moveSection', section: 'who' },
          { does: 'require', question: 'age' },
          { does: 'requireWhen', question: 'said', when: isNo },
          { does: 'narrow', question: 'need', schema: { enum: ['N1'] } },
          { does: 'narrow', question: 'said', schema: { minLength: 20, maxLength: 500 } },
          { does: 'hideOptional', question: 'nhs' },
          { does: 'retire', question: 'northshire.eat' },
        ],
      ),
    ).toEqual([
      'Adds the section “Thresholds” after “What is asked”.',
      'Adds the question “Does the child have enough to eat?” to “What is asked”, required, shown when “Was the child asked?” is No.',
      'Adds the repeating group “Meals” with “What” and “When” in each row to “What is asked”.',
      'Adds the questions of the block “dimension” to “Who is concerned”.',
      'Adds the answer “Neglect at night” to “Main need”; it counts nationally as “Abuse or neglect”.',
      'The question “Main need” now reads “What is needed most?”.',
      'The answer “Disability” to “Main need” now reads “A disability”.',
      'The section “What is asked” has the Welsh “Beth a ofynnir”.',
      'Moves the question “Age” in “Who is concerned” to the first place.',
      'Moves the section “Who is concerned” at the beginning.',
      '“Age” must be answered.',
      '“What the child said” must be answered when “Was the child asked?” is No.',
      '“Main need” has stricter limits: only “Abuse or neglect”.',
      '“What the child said” has stricter limits: at least 20 characters and at most 500 characters.',
      '“NHS number” is not asked.',
      '“Does the child have enough to eat?” is asked no more; what was answered stays readable.',
    ]);
  });

  it('says what is taken back', () => {
    const operations: readonly FormOperation[] = [ownQuestion('northshire.a', 'Anything else?'), { does: 'relabel', target: { question: 'need', part: 'label' }, text: { en: 'What is needed?' } }, { does: 'require', question: 'age' }, { does: 'hideOptional', question: 'nhs' }];
    expect(between(operations, [])).toEqual(['Takes out the question “Anything else?”.', 'The question “Main need” has the national words again: “Main need”.', '“Age” must be answered only when the national form says so.', '“NHS number” is asked again.']);
  });

  it('says what of a local question changed, and not what stayed', () => {
    const was = ownQuestion('northshire.a', 'Anything else?');
    const now = ownQuestion('northshire.a', 'Is there anything else?', { required: true, schema: { type: 'string', maxLength: 500 }, question: { label: { en: 'Is there anything else?' }, hint: { en: 'Say it shortly.' }, showWhen: isNo, dataItem: 'N00101' } });
    expect(between([was], [now])).toEqual([
      '“Is there anything else?” must now be answered.',
      '“Is there anything else?” has other limits: at most 500 characters.',
      'The question “Anything else?” now reads “Is there anything else?”.',
      'The help with “Is there anything else?” now reads “Say it shortly.”.',
      '“Is there anything else?” is asked when “Was the child asked?” is No.',
      'The question “Is there anything else?” has other settings: the data item.',
    ]);
    expect(between([was], [was])).toEqual([]);
  });

  it('speaks of workflows by the names of their steps, roles and limits, in Welsh too', () => {
    const rule = { label: { en: 'The panel decides', cy: 'Mae’r panel yn penderfynu' }, history: { en: '{actor} decided' }, does: 'move', roles: ['manager'] } as const;
    const operations: readonly WorkflowOperation[] = [
      { does: 'addRole', role: { id: 'northshire-head', label: { en: 'Head of service', cy: 'Pennaeth gwasanaeth' }, access: 'casework' } },
      { does: 'addStep', from: 'need.writing', action: 'referral.submit', state: { id: 'northshire-panel', label: { en: 'With the panel' } }, next: { type: 'northshire-panel.decide', rule } },
      { does: 'insertApproval', after: 'referral.approve', id: 'northshire-second', label: { en: 'Approval by the head of service' }, roles: ['northshire-head'] },
      { does: 'addGuard', action: 'case.reopen', name: 'northshireRest', guard: { type: 'regionsAtRest', sentence: { en: 'All must rest' } } },
      { does: 'narrowRoles', action: 'case.open', roles: ['practitioner'] },
      { does: 'tightenLimit', clock: 'decide', amount: 1, validFrom: '2027-04-01', legalSource: { text: 'Our own' } },
      { does: 'relabel', target: { action: 'case.open', part: 'label' }, text: { en: 'Begin' } },
    ];
    const lines = workflowDifference(base, undefined, workflowOverlay(operations));
    expect(english(lines)).toEqual([
      'Adds the role “Head of service”.',
      'After “Hand in” comes a step of our own, “With the panel”; “The panel decides”, by Manager, leads on from it.',
      '“Approve” is followed by a second approval, “Approval by the head of service”, by Head of service.',
      '“Open again” has one more condition; whoever it stops reads: “All must rest”',
      '“Open” is only for Practitioner.',
      'The limit “Decide” is 1 working day from 1 April 2027 (nationally 2 working days).',
      'The button “Open” now reads “Begin”.',
    ]);
    expect(lines[2]?.cy).toBe('Dilynir “Approve” gan ail gymeradwyaeth, “Approval by the head of service”, gan Pennaeth gwasanaeth.');
    expect(english(workflowDifference(base, workflowOverlay(operations), workflowOverlay([])))).toHaveLength(operations.length);
  });

  it('lists the files that changed, and says when one takes another version of the pack', () => {
    const overlay: FormOverlayFile = formOverlay([{ does: 'require', question: 'age' }]);
    const files = differenceOf(base, { forms: { referral: overlay }, workflows: {} }, { forms: { referral: { ...overlay, base: '1.1.0' } }, workflows: { help: workflowOverlay([]) } });
    expect(files).toEqual([{ kind: 'forms', id: 'referral', title: { en: 'Referral' }, lines: [expect.objectContaining({ en: 'Takes the national version 1.1.0; it was made for 1.0.0.' })] }]);
    expect(differenceFromNational(base, { forms: { gone: { ...overlay, form: 'gone' } }, workflows: {} })[0]?.lines.map(({ en }) => en)).toEqual(['The pack does not have this any more; none of these changes has a place.']);
  });

  it('leaves no gap of a sentence unfilled, in either language', () => {
    const overlay = formOverlay([ownQuestion('northshire.a', 'A'), { does: 'narrow', question: 'age', schema: { minimum: 1 } }, { does: 'moveSection', section: 'who', after: 'basicCare' }]);
    for (const { en, cy } of formDifference(base, undefined, overlay)) expect(`${en} ${cy}`).not.toMatch(/[{}]|undefined/);
  });
});
