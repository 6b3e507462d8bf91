import type { Json } from '../types.ts';
import type { FormOperation, FormOverlayFile, PublicationContent, WorkflowOperation } from '../types.ts';
import { checkOverlays } from '../overlays/check-overlays.ts';
import { withOverlays } from '../overlays/with-overlays.ts';
import { CLOCKS, CODES, FORM, ROLES, WORKFLOW, baseFiles, changedIn } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import { formOverlay, ownQuestion, testBase, workflowOverlay } from './fixtures/test-base.ts';
import { mergeNational, nationalParts, settle } from './national.ts';
import type { NationalMerge } from './national.ts';
import { operationKey } from './operation-key.ts';

type Keys = readonly (string | number)[];
type Change = readonly [file: string, keys: Keys, value: Json | undefined];

const base = testBase();
const before = base.content;

/** The pack with these changes in its files, as its next version. */
function nextPack(...changes: readonly Change[]): ReturnType<typeof testBase> {
  const files = changes.reduce<Files>((all, [file, keys, value]) => changedIn(all, file, keys, value), baseFiles());
  changedIn(files, FORM, ['version'], '1.1.0');
  return testBase(changedIn(files, WORKFLOW, ['version'], '1.1.0'));
}
const WHAT = ['receivedOn', 'calledAt', 'need', 'said', 'asked', 'why', 'age'];
/** Takes a question of the first section out of the form. */
const without = (question: string): readonly Change[] => [
  [FORM, ['sections', 0, 'questions'], WHAT.filter((one) => one !== question)],
  [FORM, ['schema', 'properties', question], undefined],
  [FORM, ['questions', question], undefined],
];
const mergeForm = (operations: readonly FormOperation[], ...changes: readonly Change[]) => mergeNational(formOverlay(operations), before, nextPack(...changes).content);
const relabelled: FormOperation = { does: 'relabel', target: { question: 'age', part: 'label' }, text: { en: 'How old is the child?' } };
const only = <Overlay extends FormOverlayFile>(merge: NationalMerge<Overlay>) => ({ fates: merge.fates.map(({ fate }) => fate), did: merge.did.map(({ en }) => en), why: merge.conflicts.map(({ why }) => why.en), choices: merge.conflicts.map(({ choices }) => choices.join(' or ')) });

describe('a new version of a form meets an operation', () => {
  it.each<readonly [string, FormOperation, readonly Change[]]>([
    ['words of ours where other words changed', relabelled, [[FORM, ['questions', 'said', 'label', 'en'], 'What the child told us']]],
    ['a rule of ours where the national words changed', { does: 'require', question: 'age' }, [[FORM, ['questions', 'age', 'label', 'en'], 'Age in years']]],
    ['a question of ours after one that stays', ownQuestion('northshire.a', 'A', { after: 'need' }), without('age')],
    ['a limit of ours that is still stricter', { does: 'narrow', question: 'said', schema: { maxLength: 500 } }, [[FORM, ['schema', 'properties', 'said', 'maxLength'], 2000]]],
    ['a question that we hide and nothing needs', { does: 'hideOptional', question: 'nhs' }, [[FORM, ['questions', 'age', 'label', 'en'], 'Age in years']]],
  ])('and merges by itself: %s', (_what, operation, changes) => {
    const merge = mergeForm([operation], ...changes);
    expect(only(merge)).toEqual({ fates: ['kept'], did: [], why: [], choices: [] });
    expect(merge.merged).toEqual({ ...formOverlay([operation]), base: '1.1.0', version: 2 });
  });

  it.each<readonly [string, FormOperation, readonly Change[], string]>([
    ['words that are national now', relabelled, [[FORM, ['questions', 'age', 'label', 'en'], 'How old is the child?']], 'The question “Age” now has our words nationally: our change is taken out as needless.'],
    ['a question required nationally', { does: 'require', question: 'age' }, [[FORM, ['schema', 'required'], ['receivedOn', 'need', 'why', 'age']]], '“Age” must now be answered nationally: our rule is taken out as needless.'],
    ['a limit as tight nationally', { does: 'narrow', question: 'said', schema: { maxLength: 500 } }, [[FORM, ['schema', 'properties', 'said', 'maxLength'], 400]], '“What the child said” is now as strict nationally (at most 400 characters): our limits (at most 500 characters) are taken out as needless.'],
    ['a hidden question that is gone', { does: 'hideOptional', question: 'age' }, without('age'), 'The national form does not ask “Age” any more: we need not hide it.'],
    ['a question moved where we moved it', { does: 'move', question: 'age', section: 'what' }, [[FORM, ['sections', 0, 'questions'], ['age', ...WHAT.slice(0, -1)]]], '“Age” now stands nationally where we put it.'],
  ])('which is needless now, and says so: %s', (_what, operation, changes, said) => {
    const merge = mergeForm([operation], ...changes);
    expect(only(merge)).toEqual({ fates: ['needless'], did: [said], why: [], choices: [] });
    expect(merge.merged.operations).toEqual([]);
  });

  const readsAge = { type: 'object', properties: { age: { minimum: 16 } }, required: ['age'] };
  it.each<readonly [string, FormOperation, readonly Change[], string, string]>([
    ['words reworded by both', relabelled, [[FORM, ['questions', 'age', 'label', 'en'], 'Age in years']], 'The question “Age” was worded anew nationally, and we have words of our own.', 'ours or national'],
    ['Welsh of English that changed', { does: 'translate', target: { question: 'age', part: 'label' }, cy: 'Oed' }, [[FORM, ['questions', 'age', 'label', 'en'], 'Age in years']], 'The question “Age” was worded anew nationally; our Welsh is of the earlier English.', 'ours or national'],
    ['words of what is gone', relabelled, without('age'), 'The question “Age” is not there any more.', 'national'],
    ['a rule on what is gone', { does: 'require', question: 'age' }, without('age'), 'The national form does not ask “Age” any more.', 'national'],
    ['a rule on what means something else now', { does: 'require', question: 'age' }, [[FORM, ['schema', 'properties', 'age'], { type: 'string', maxLength: 100 }]], 'The national form asks “Age” in another way, or for another purpose, than it did.', 'ours or national'],
    ['a hidden question that is required', { does: 'hideOptional', question: 'age' }, [[FORM, ['schema', 'required'], ['receivedOn', 'need', 'why', 'age']]], 'We do not ask “Age”, and the national form now requires it.', 'national'],
    ['a hidden question that is read', { does: 'hideOptional', question: 'age' }, [[FORM, ['questions', 'nhs', 'showWhen'], { required: ['age'] }]], 'We do not ask “Age”, and a rule of the national form now reads it.', 'national'],
    ['a condition on what is gone', { does: 'requireWhen', question: 'said', when: readsAge }, without('age'), 'We ask for “What the child said” under a condition. Its condition reads “Age”, which the national form does not ask any more.', 'national'],
    ['a question of ours shown by what is gone', ownQuestion('northshire.a', 'A', { question: { label: { en: 'A' }, showWhen: readsAge } }), without('age'), 'Our question “A”: Its condition reads “Age”, which the national form does not ask any more. With ours it is asked without that condition.', 'ours or national'],
    ['a question of ours that the pack asks now', ownQuestion('northshire.a', 'What did the parents say?'), [[FORM, ['questions', 'age'], undefined], [FORM, ['schema', 'properties', 'age'], undefined], [FORM, ['schema', 'properties', 'parentsSaid'], { type: 'string', maxLength: 4000 }], [FORM, ['questions', 'parentsSaid'], { label: { en: 'What the parents did say' } }], [FORM, ['sections', 0, 'questions'], [...WHAT.slice(0, -1), 'parentsSaid']]], 'The national form now asks “What the parents did say” itself, as our question “What did the parents say?” does.', 'ours or national'],
    ['a move of what moved', { does: 'move', question: 'age', section: 'what' }, [[FORM, ['sections', 0, 'questions'], WHAT.slice(0, -1)], [FORM, ['sections', 1, 'questions'], ['people', 'others', 'nhs', 'age', { block: 'dimension', with: { dimension: 'health' } }]]], 'The national form moved “Age” to another section, and we moved it too.', 'ours or national'],
    ['limits that cannot both hold', { does: 'narrow', question: 'said', schema: { minLength: 1000 } }, [[FORM, ['schema', 'properties', 'said', 'maxLength'], 500]], 'Nationally “What the child said” now has ', 'national'],
    ['fewer answers, where there are more now', { does: 'narrow', question: 'need', schema: { enum: ['N1'] } }, [[CODES, ['codes'], [{ code: 'N1', label: { en: 'Abuse or neglect' } }, { code: 'N2', label: { en: 'Disability' } }, { code: 'N3', label: { en: 'Stress' } }]]], 'The pack has new answers to “Main need” (Stress), and we offer only some.', 'ours or national'],
    ['a section of ours whose name is taken', { does: 'addSection', id: 'northshire.own', title: { en: 'Own' } }, [[FORM, ['sections', 1, 'id'], 'northshire.own']], 'The pack now has the id of “Own”, which we added.', 'national'],
  ])('and somebody has to settle: %s', (_what, operation, changes, why, choices) => {
    const merge = mergeForm([operation], ...changes);
    const found = only(merge);
    expect(found).toMatchObject({ fates: ['conflict'], did: [], choices: [choices] });
    expect(found.why[0]).toContain(why);
    expect(merge.conflicts[0]!.why.cy).toBeTruthy();
  });

  it('and what was carried in from a question that is gone is asked without it', () => {
    const carried = (prefill: string | readonly string[]) => ownQuestion('northshire.a', 'A', { question: { label: { en: 'A' }, prefill } });
    const merge = mergeForm([carried(['person.sex', 'referral.age'])], ...without('age'));
    expect(only(merge)).toMatchObject({ fates: ['adapted'], did: ['Our question “A” is not filled in any more from a question that the pack does not ask.'] });
    expect(merge.merged.operations).toEqual([carried('person.sex')]);
    expect(only(mergeForm([carried('decision.outcome')], ...without('age'))).fates).toEqual(['kept']);
  });

  it('and a list of answers that is gone is for somebody to settle', () => {
    const listed = ownQuestion('northshire.a', 'A', { schema: { type: 'string' }, question: { label: { en: 'A' }, codes: 'gone' } });
    expect(only(mergeNational(formOverlay([listed]), before, { ...nextPack().content, codeLists: [] }))).toMatchObject({ fates: ['conflict'], choices: ['national'] });
    expect(only(mergeForm([listed])).fates).toEqual(['kept']);
  });

  it('that is gone as a whole, and every change has to be taken out by somebody who knows', () => {
    const { forms: _forms, ...rest } = before;
    const merge = mergeNational(formOverlay([relabelled, { does: 'require', question: 'need' }]), before, { ...rest, forms: {} });
    expect(only(merge)).toMatchObject({ fates: ['conflict', 'conflict'], choices: ['national', 'national'] });
    expect(settle(merge, {}).operations).toEqual([]);
  });
});

describe('settling', () => {
  const next = nextPack(...without('age'), [FORM, ['questions', 'said', 'label', 'en'], 'What the child told us']);
  const operations: readonly FormOperation[] = [
    ownQuestion('northshire.a', 'A', { question: { label: { en: 'A' }, showWhen: { type: 'object', required: ['age'] } } }),
    ownQuestion('northshire.b', 'B', { after: 'northshire.a', question: { label: { en: 'B' }, showWhen: { type: 'object', required: ['northshire.a'] } } }),
    { does: 'relabel', target: { question: 'said', part: 'label' }, text: { en: 'In her own words' } },
    { does: 'translate', target: { question: 'northshire.a', part: 'hint' }, cy: 'Cymorth' },
  ];
  const merge = mergeNational(formOverlay(operations), before, next.content);
  const keyOf = (index: number) => operationKey(operations[index]!);
  const findings = (overlay: FormOverlayFile) => checkOverlays(next, { forms: { referral: overlay }, workflows: {} });

  it('for ours keeps the question without what cannot be asked any more', () => {
    const settled = settle(merge, { [keyOf(0)]: 'ours', [keyOf(2)]: 'ours' });
    expect(settled.operations.slice(0, 3)).toEqual([ownQuestion('northshire.a', 'A'), operations[1], operations[2]]);
  });

  it('for the pack takes it out, with what was said of it, and leaves the others whole', () => {
    const settled = settle(merge, { [keyOf(0)]: 'national', [keyOf(2)]: 'national' });
    expect(settled.operations).toEqual([ownQuestion('northshire.b', 'B')]);
    expect(findings(settled)).toEqual([]);
  });

  it('for the pack takes what the pack offers instead, where there is something', () => {
    const codes = [{ code: 'N1', label: { en: 'Abuse' } }, { code: 'N2', label: { en: 'Disability' } }, { code: 'N3', label: { en: 'Stress' } }, { code: 'N4', label: { en: 'Illness' } }];
    const before4 = testBase(changedIn(baseFiles(), CODES, ['codes'], codes.slice(0, 3))).content;
    const narrowed = mergeNational(formOverlay([{ does: 'narrow', question: 'need', schema: { enum: ['N1'] } }]), before4, nextPack([CODES, ['codes'], codes]).content);
    expect(settle(narrowed, { 'narrow need': 'national' }).operations).toEqual([{ does: 'narrow', question: 'need', schema: { enum: ['N1', 'N4'] } }]);
    expect(settle(narrowed, {}).operations).toEqual([{ does: 'narrow', question: 'need', schema: { enum: ['N1'] } }]);
  });

  it('makes a conflict of what the check of the new version refuses, but not of words that are missing', () => {
    const refused = mergeNational(formOverlay([relabelled, { does: 'require', question: 'age' }]), before, nextPack().content, () => [
      { file: 'x', path: '/operations/0/text', rule: 'welsh-missing', message: 'There is no Welsh.' },
      { file: 'x', path: '/operations/1/question', rule: 'require-hidden', message: 'It is hidden.' },
    ]);
    expect(refused.fates.map(({ fate }) => fate)).toEqual(['kept', 'conflict']);
    expect(refused.conflicts[0]).toMatchObject({ why: { en: 'It is hidden.' }, choices: ['national'] });
  });
});

describe('a new version of a workflow meets an operation', () => {
  const approval: WorkflowOperation = { does: 'insertApproval', after: 'referral.approve', id: 'northshire-second', label: { en: 'Second approval' }, roles: ['manager', 'practitioner'] };
  const limit: WorkflowOperation = { does: 'tightenLimit', clock: 'decide', amount: 1, validFrom: '2027-01-01', legalSource: { text: 'Our own' } };
  const rule = { label: { en: 'The panel decides' }, history: { en: '{actor} decided' }, does: 'move', roles: ['manager'] } as const;
  const step: WorkflowOperation = { does: 'addStep', from: 'need.writing', action: 'referral.submit', state: { id: 'northshire-panel', label: { en: 'With the panel' } }, next: { type: 'northshire-panel.decide', rule } };
  const mergeFlow = (operation: WorkflowOperation, content: PublicationContent) => mergeNational(workflowOverlay([operation]), before, content);
  const told = (merge: ReturnType<typeof mergeFlow>) => [merge.fates[0]!.fate, merge.did[0]?.en ?? merge.conflicts[0]?.why.en, merge.conflicts[0]?.choices.join(' or ')];

  it.each<readonly [string, WorkflowOperation, readonly Change[], readonly (string | undefined)[]]>([
    ['a limit that is as short now', limit, [[CLOCKS, ['clocks', 1, 'amount'], 1]], ['needless', 'The limit “Decide” is now 1 working day nationally: ours of 1 working day is taken out as needless.', undefined]],
    ['a limit that is gone', limit, [[CLOCKS, ['clocks'], []]], ['conflict', 'The limit “Decide” is gone, which we made shorter.', 'national']],
    ['an approval whose first one is gone', approval, [[WORKFLOW, ['actions', 'referral.approve', 'does'], 'move']], ['conflict', 'The pack has no approval “Approve” any more, which “Second approval” follows.', 'national']],
    ['an approval, where the pack has a second one', approval, [[WORKFLOW, ['actions', 'referral.confirm'], { ...(baseFiles()[WORKFLOW] as { actions: { [type: string]: object } }).actions['referral.approve'], label: { en: 'Confirm' } } as Json]], ['conflict', 'The pack now has a second approval itself after “Approve”: “Confirm”. With ours there are three.', 'ours or national']],
    ['an approval for a role that is gone', approval, [[ROLES, ['roles'], [{ id: 'manager', label: { en: 'Manager' }, access: 'casework', supervises: true }]]], ['adapted', '“Second approval” stays, without roles and forms that the pack does not have any more.', undefined]],
    ['a step whose way is gone', step, [[WORKFLOW, ['machine', 'states', 'need', 'states', 'writing', 'on'], {}]], ['conflict', 'Our step “With the panel” has no place any more: nothing leads by “Hand in” out of “Being written”.', 'national']],
    ['a step whose way leads elsewhere', step, [[WORKFLOW, ['machine', 'states', 'need', 'states', 'writing', 'on', 'referral.submit', 'target'], 'closed']], ['conflict', 'The pack has “Hand in” lead elsewhere than it did; our step “With the panel” would come before that.', 'ours or national']],
    ['a way to a state that is gone', { does: 'addTransition', from: 'need.writing', to: 'protection.none', type: 'northshire-way.go', rule }, [[WORKFLOW, ['machine', 'states', 'protection'], undefined]], ['conflict', 'Our way “The panel decides” has no place any more: the state “None” is gone.', 'national']],
    ['roles that are the national ones now', { does: 'narrowRoles', action: 'case.open', roles: ['practitioner'] }, [], ['needless', '“Open” is now nationally for Practitioner only: our rule is taken out as needless.', undefined]],
    ['a condition on what is gone', { does: 'addGuard', action: 'note.record', name: 'northshireRest', guard: { type: 'regionsAtRest', sentence: { en: 'All must rest' } } }, [[WORKFLOW, ['actions', 'note.record'], undefined]], ['conflict', 'The action “Note” is gone, on which we set the condition “All must rest”', 'national']],
    ['a button reworded by both', { does: 'relabel', target: { action: 'case.open', part: 'label' }, text: { en: 'Begin' } }, [[WORKFLOW, ['actions', 'case.open', 'label', 'en'], 'Start']], ['conflict', 'The button “Open” was worded anew nationally, and we have words of our own.', 'ours or national']],
    ['a step that nothing changed', step, [[WORKFLOW, ['actions', 'case.open', 'label', 'en'], 'Start']], ['kept', undefined, undefined]],
  ])('%s', (_what, operation, changes, expected) => {
    expect(told(mergeFlow(operation, nextPack(...changes).content))).toEqual(expected);
  });
});

describe('the parts of a pack', () => {
  it('are taken from a publication without what the authority changed', () => {
    const role = { id: 'northshire-head', label: { en: 'Head' }, access: 'casework' } as const;
    const content = withOverlays(base, { forms: { referral: formOverlay([relabelled]) }, workflows: { help: workflowOverlay([{ does: 'addRole', role }]) } }, (text) => text);
    expect(content.roles).toContainEqual(role);
    expect(nationalParts(content)).toMatchObject({ forms: { referral: { questions: { age: { label: { en: 'Age' } } } } }, roles: before.roles });
  });
});
