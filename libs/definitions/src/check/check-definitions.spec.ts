import { ACCESS, AUTHORITY, BLOCK, CALENDAR, CLOCKS, CODES, DECISION, DIMENSIONS, EXAMPLE, FORM, MARKS, OUTLINE, PACK, ROLES, WORKFLOW, asSources, baseFiles, changed, changedIn } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import type { Json } from '../types.ts';
import { checkDefinitions } from './check-definitions.ts';

type Keys = readonly (string | number)[];
/** What is changed in which file, and the one finding that follows: rule, pointer, sentence. */
type Case = readonly [
  rule: string, story: string, file: string, keys: Keys, value: Json | undefined, path: string, message: string,
  /** What else is changed, without a finding of its own. */ also?: readonly (readonly [file: string, keys: Keys, value: Json | undefined])[],
  /** Where it is found, if not in the file that was changed. */ foundIn?: string,
];

const TODAY = '2026-11-24';
const answered = (form: string, question: string, is: string[]) => ({ type: 'answered', params: { form, question, is }, sentence: { en: 'No' } });
const unlessAnswered = (question: string, answer: Json) => ({ properties: { [question]: { const: answer } }, required: [question] });
const overFacts = (fact: string, inner: Json) => ({ properties: { [fact]: inner }, required: [fact] }) as Json;
const need = ['machine', 'states', 'need', 'states'];

const CASES: readonly Case[] = [
  // shapes
  ['unknown-key', 'a key with a slip of the pen', FORM, ['minuts'], 20, '/minuts', "'minuts' is not a key here. Did you mean 'minutes'?"],
  ['unknown-key', 'a default, which nobody chose', FORM, ['schema', 'properties', 'asked', 'default'], true, '/schema/properties/asked/default', "'default' is not a key here. It would write an answer that nobody chose: use prefill for what is known already."],
  ['unknown-key', 'a pattern of its own', FORM, ['schema', 'properties', 'said', 'pattern'], '^a', '/schema/properties/said/pattern', `'pattern' is not a key here. Use a named format instead, such as "format": "postcode".`],
  ['unknown-key', 'a state that moves by itself', WORKFLOW, [...need, 'writing', 'always'], 'closed', '/machine/states/need/states/writing/always', "'always' is not a key here. A workflow moves only when somebody acts: make it an action."],
  ['unknown-key', 'a remote reference in a condition', FORM, ['questions', 'nhs', 'showWhen'], { $ref: 'https://example.org/x' }, '/questions/nhs/showWhen/$ref', "'$ref' is not a key here. Write the question out, or put it into a block."],
  ['missing-key', 'a question without a label', FORM, ['questions', 'age', 'label'], undefined, '/questions/age', "'label' is missing here: add it."],
  ['missing-key', 'an action without its sentence for the history', WORKFLOW, ['actions', 'case.reopen', 'history'], undefined, '/actions/case.reopen', "'history' is missing here: add it."],
  ['missing-key', 'a state without a label', WORKFLOW, [...need, 'writing', 'meta', 'label'], undefined, '/machine/states/need/states/writing/meta', "'label' is missing here: add it."],
  ['missing-key', 'a guard without what it needs', WORKFLOW, ['guards', 'notOwn', 'params'], {}, '/guards/notOwn/params', "'form' is missing here: add it."],
  ['wrong-type', 'a number where words belong', FORM, ['title'], 7, '/title', 'This must be an object, not a number.'],
  ['unknown-value', 'a format that has no name', FORM, ['schema', 'properties', 'receivedOn', 'format'], 'dat', '/schema/properties/receivedOn/format', "'dat' is not possible here. Did you mean 'date'?"],
  ['unknown-value', 'a kind of access that does not exist', ROLES, ['roles', 0, 'access'], 'caseworker', '/roles/0/access', "'caseworker' is not possible here. Did you mean 'casework'?"],
  ['unknown-value', 'a guard type that casework does not know', WORKFLOW, ['guards', 'notOwn', 'type'], 'actorDidNotWrite', '/guards/notOwn/type', "'actorDidNotWrite' is not possible here. There is: actorDidNotContribute, actorInNamedTeam, all, answered, any, inState, marked, matches, not, notBefore, regionsAtRest, rowsCovered, staysWithTeam, weekday."],
  ['wrong-form', 'a version of two numbers', FORM, ['version'], '1.0', '/version', "'1.0' is not a version of three numbers, such as 1.2.0."],
  ['wrong-form', 'a stage that is none', WORKFLOW, [...need, 'writing', 'tags'], ['stage:refferal'], '/machine/states/need/states/writing/tags/0', "'stage:refferal' is not rest, or stage: with one of contact, referral, assessment, planning, intervention, review, closed."],
  ['blank-text', 'a label of spaces', FORM, ['title', 'en'], '  ', '/title/en', 'These words are blank: write them, or take the key out.'],
  ['too-few', 'a section without questions', DECISION, ['sections', 0, 'questions'], [], '/sections/0/questions', 'This is empty: fill it in, or take it out.'],
  ['too-small', 'a limit of no days', CLOCKS, ['clocks', 0, 'amount'], 0, '/clocks/0/amount', 'This must be 1 or more.'],
  // places
  ['file-unknown', 'a file where none belongs', 'forms/packs/test/referral/notes.json', [], {}, '', 'No definition has its place here: see the README of this folder for where each file goes.'],
  ['id-place', 'a form whose id is not its folder’s', DECISION, ['id'], 'decisions', '/id', "The id is 'decisions' and its place says 'decision': call both the same."],
  // forms
  ['question-unknown', 'a section that names a question with a slip', DECISION, ['sections', 0, 'questions', 3], 'reason', '/sections/0/questions/3', "There is no question 'reason'. Did you mean 'reasons'?"],
  ['question-unplaced', 'a question in no section', DECISION, ['sections', 0, 'questions'], ['decidedOn', 'reasons'], '/schema/properties/outcome', "'outcome' stands in no section, so nobody is asked it: name it in one."],
  ['question-twice', 'a question asked twice', DECISION, ['sections', 0, 'questions', 3], 'reasons', '/sections/0/questions/3', "'reasons' stands in a section already: a question is asked once."],
  ['question-unlabelled', 'a schema without a label', FORM, ['questions', 'age'], undefined, '/schema/properties/age', "'age' has a schema and no label: add it under questions."],
  ['question-unshaped', 'a label without a schema', FORM, ['questions', 'wish'], { label: { en: 'Wish' } }, '/questions/wish', "'wish' has no schema. There is: age, asked, calledAt, need, nhs, others, people, receivedOn, said, why."],
  ['required-unknown', 'a required question that is not there', FORM, ['schema', 'required', 3], 'whi', '/schema/required/3', "There is no question 'whi' to require. Did you mean 'why'?"],
  ['ui-unknown', 'hints for a question that is not there', FORM, ['ui', 'sayd'], {}, '/ui/sayd', "There is no question 'sayd'. Did you mean 'said'?"],
  ['codes-unknown', 'a code list that is not there', FORM, ['questions', 'need', 'codes'], 'needs', '/questions/need/codes', "There is no code list 'needs'. Did you mean 'need'?"],
  ['options-twice', 'codes and options of its own', FORM, ['schema', 'properties', 'need', 'enum'], ['N1'], '/questions/need/codes', "'need' takes its options from 'need': remove its own enum and options."],
  ['codes-misplaced', 'codes on a yes or no', FORM, ['questions', 'asked', 'codes'], 'need', '/questions/asked/codes', "'asked' is no choice: codes stand on a string, or on a list of strings."],
  ['options-missing', 'a list with nothing to choose from', FORM, ['questions', 'others', 'codes'], undefined, '/schema/properties/others', "'others' has nothing to choose from: add codes, or enum and options."],
  ['option-unlabelled', 'an option without a label', DECISION, ['schema', 'properties', 'outcome', 'enum', 2], 'wait', '/questions/outcome/options', "The option 'wait' of 'outcome' has no label: add it to options."],
  ['option-unlabelled', 'an option without a label in a row', FORM, ['schema', 'properties', 'people', 'items', 'properties', 'tie', 'enum', 2], 'friend', '/questions/people/row/tie/options', "The option 'friend' of 'tie' has no label: add it to options."],
  ['option-unknown', 'a label for no option', DECISION, ['questions', 'outcome', 'options', 'helps'], { en: 'Helps' }, '/questions/outcome/options/helps', "'helps' is no option of 'outcome'. Did you mean 'help'?"],
  ['free-text-length', 'free text without an end', FORM, ['schema', 'properties', 'said', 'maxLength'], undefined, '/schema/properties/said', "'said' is free text without an end: add maxLength (200 for one line, 20000 for a narrative)."],
  ['limits-crossed', 'a number that cannot be', FORM, ['schema', 'properties', 'age', 'minimum'], 30, '/schema/properties/age/minimum', "'age' can never be answered: minimum is above maximum."],
  ['dimension-unknown', 'a dimension that is not there', FORM, ['questions', 'said', 'dimension'], 'helth', '/questions/said/dimension', "There is no dimension 'helth'. Did you mean 'health'?"],
  ['dimension-unknown', 'a block filled with a dimension that is not there', FORM, ['sections', 1, 'questions', 3, 'with', 'dimension'], 'helth', '/sections/1/questions/3/with/dimension', "There is no dimension 'helth'. Did you mean 'health'?"],
  ['domain-unknown', 'a domain that is not there', FORM, ['sections', 2, 'domain'], 'parents', '/sections/2/domain', "There is no domain 'parents': see domains in dimensions.json."],
  ['prefill-unknown', 'a field that a person does not have', FORM, ['questions', 'age', 'prefill'], 'person.nhs', '/questions/age/prefill', "A person has no 'nhs' to prefill from. There is: birthDate, expectedBirth, family, given, name, nhsNumber, sex, upn."],
  ['prefill-unknown', 'a question that another form does not ask', DECISION, ['questions', 'decidedOn', 'prefill'], 'referral.recievedOn', '/questions/decidedOn/prefill', "The form 'referral' has no question 'recievedOn' to prefill from. Did you mean 'receivedOn'?"],
  ['prefill-unknown', 'one of several sources that is not there', DECISION, ['questions', 'decidedOn', 'prefill'], ['referral.receivedOn', 'contact.receivedOn'], '/questions/decidedOn/prefill/1', "There is no form 'contact' to prefill from. There is: decision, referral."],
  ['carry-misplaced', 'a choice among rows that are not carried in', FORM, ['questions', 'people', 'carry'], { required: ['tie'] }, '/questions/people/carry', 'carry chooses among rows that are carried in: it stands on a group with prefill.'],
  ['condition-unknown', 'a choice among rows by what no row has', DECISION, ['questions', 'people', 'carry'], { required: ['tye'] }, '/questions/people/carry/required/0', "There is no question 'tye' here. Did you mean 'tie'?"],
  ['means-misplaced', 'a day of sharing that is no date', DECISION, ['questions', 'people', 'row', 'name', 'means'], 'shareOn', '/questions/people/row/name/means', "'name' is not a date: shareOn is the day it was shared."],
  ['means-misplaced', 'something shared with nobody', DECISION, ['questions', 'people', 'means'], 'share', '/questions/people/means', "The rows of 'people' do not say with whom: give one of their questions means shareWith."],
  ['locked-unknown', 'locking a question that is not there', FORM, ['locked'], ['sayd'], '/locked/0', "There is no question or section 'sayd'. Did you mean 'said'?"],
  ['wait-rows', 'waiting for rows that are not there', DECISION, ['waits', 0, 'rows'], 'persons', '/waits/0/rows', "There are no rows 'persons' in this form: name a group, or take rows out."],
  ['wait-since', 'waiting since what is no date', DECISION, ['waits', 0, 'since'], 'name', '/waits/0/since', "'name' is not a date: name one that is."],
  ['condition-unknown', 'waiting for what is not asked', DECISION, ['waits', 0, 'when'], { required: ['signed'] }, '/waits/0/when/required/0', "There is no question 'signed' here. There is: asked, name."],
  ['dimension-narrative', 'a dimension that is coded and told nowhere', DECISION, ['questions', 'outcome', 'dimension'], 'health', '/questions/outcome/dimension', "'outcome' codes 'health', which this form tells nowhere in words: add a narrative with that dimension."],
  ['codes-unknown', 'the dimensions of a domain that is not there', FORM, ['questions', 'others', 'codes'], 'dimensions.children', '/questions/others/codes', "There is no code list 'dimensions.children'. Did you mean 'dimensions.child'?"],
  ['condition-unknown', 'a block under a condition that is not asked', FORM, ['sections', 1, 'questions', 3, 'showWhen'], unlessAnswered('askd', true), '/sections/1/questions/3/showWhen/required/0', "There is no question 'askd' here. Did you mean 'asked'?"],
  ['condition-self', 'a block that is shown by its own answers', FORM, ['sections', 1, 'questions', 3, 'showWhen'], unlessAnswered('health.concern', true), '/sections/1/questions/3/showWhen/required/0', "'health.concern' cannot depend on its own answer: name another question."],
  ['block-unknown', 'a block that is not there', FORM, ['sections', 1, 'questions', 3, 'block'], 'dimensions', '/sections/1/questions/3/block', "There is no block 'dimensions'. Did you mean 'dimension'?"],
  ['block-parameter', 'a block without its parameter', FORM, ['sections', 1, 'questions', 3, 'with'], undefined, '/sections/1/questions/3', "The parameter 'dimension' of this block is missing, or not one of its own: see parameters in the block."],
  ['section-duplicate', 'a section that is there already', FORM, ['sections', 1, 'id'], 'what', '/sections/1', "'what' is a section of this form already: give one of the two another id."],
  ['question-unplaced', 'a question of a block that stands in no order', BLOCK, ['order'], ['{dimension}.concern'], '/schema/properties/{dimension}.evidence', "'{dimension}.evidence' does not stand in order, so nobody is asked it: add it."],
  ['row-missing', 'a group without labels', FORM, ['questions', 'people', 'row'], undefined, '/questions/people', "'people' is a group: give its questions their labels under row."],
  ['row-misplaced', 'a row of what is no group', FORM, ['questions', 'age', 'row'], { a: { label: { en: 'A' } } }, '/questions/age/row', "'age' is no group: row stands on a list of objects."],
  ['condition-self', 'a question that depends on itself', FORM, ['questions', 'why', 'showWhen'], unlessAnswered('why', 'x'), '/questions/why/showWhen/required/0', "'why' cannot depend on its own answer: name another question."],
  ['condition-unknown', 'a condition on a question that is not there', FORM, ['questions', 'why', 'showWhen'], unlessAnswered('askd', false), '/questions/why/showWhen/required/0', "There is no question 'askd' here. Did you mean 'asked'?"],
  ['condition-unknown', 'a condition in a row on a question outside it', FORM, ['questions', 'people', 'row', 'otherTie', 'showWhen'], unlessAnswered('need', 'N1'), '/questions/people/row/otherTie/showWhen/required/0', "There is no question 'need' here. There is: name, otherTie, tie."],
  ['condition-open', 'a condition that also holds of nothing', FORM, ['questions', 'why', 'showWhen'], { properties: { asked: { const: false } } }, '/questions/why/showWhen/properties/asked', `This also holds while 'asked' is not there: add "required": ["asked"] beside properties.`],
  ['condition-value', 'a condition on an option that is not there', DECISION, ['questions', 'decidedOn', 'showWhen'], unlessAnswered('outcome', 'closed'), '/questions/decidedOn/showWhen/properties/outcome/const', `'outcome' can never be "closed". Did you mean 'close'?`],
  ['condition-broken', 'a condition that Ajv cannot compile', FORM, ['questions', 'why', 'showWhen'], { required: ['asked', 'asked'] }, '/questions/why/showWhen', 'This condition cannot be compiled: schema is invalid: data/required must NOT have duplicate items (items ## 1 and 0 are identical).'],
  ['example', 'an example with a day that does not exist', EXAMPLE, ['receivedOn'], '2026-02-30', '/receivedOn', '‘Date of the referral’ must be a real date, such as 27 3 2026.'],
  ['example', 'an example that leaves out what is required', EXAMPLE, ['receivedOn'], undefined, '/receivedOn', 'Enter the date of the referral.'],
  ['example', 'an example with an answer that is not asked', EXAMPLE, ['people', 0, 'tie'], 'uncle', '/people/0/tie', 'Choose one of the options for ‘Relationship’.'],
  ['form-unknown', 'an example of no form', 'forms/packs/test/referal/examples/one.json', [], {}, '', "There is no form 'referal' for this example. Did you mean 'referral'?"],
  // workflows
  ['form-unknown', 'an action with a form that is not there', WORKFLOW, ['actions', 'note.record', 'form'], 'decisions', '/actions/note.record/form', "There is no form 'decisions'. Did you mean 'decision'?"],
  ['role-unknown', 'an action for a role that is not there', WORKFLOW, ['actions', 'case.reopen', 'roles'], ['managers'], '/actions/case.reopen/roles/0', "There is no role 'managers'. Did you mean 'manager'?"],
  ['role-unknown', 'a state that waits for a role that is not there', WORKFLOW, [...need, 'writing', 'meta', 'waitsFor'], ['worker'], '/machine/states/need/states/writing/meta/waitsFor/0', "There is no role 'worker'. There is: manager, practitioner."],
  ['mark-unknown', 'a mark that is not there', WORKFLOW, ['actions', 'referral.submit', 'marks'], ['referral-recieved'], '/actions/referral.submit/marks/0', "There is no mark 'referral-recieved'. Did you mean 'referral-received'?"],
  ['guard-unknown', 'a guard that is not there on an action', WORKFLOW, ['actions', 'case.reopen', 'guards'], ['notown'], '/actions/case.reopen/guards/0', "There is no guard 'notown'. Did you mean 'notOwn'?"],
  ['guard-unknown', 'a guard that is not there on a transition', WORKFLOW, [...need, 'closed', 'on', 'case.reopen', 'guard'], 'nothing', '/machine/states/need/states/closed/on/case.reopen/guard', "There is no guard 'nothing'. There is: atRest, closing, notOwn, notReceived, nothingMore, received, shut."],
  ['guard-unknown', 'a guard made of one that is not there', WORKFLOW, ['guards', 'nothingMore', 'params', 'of', 2], 'resting', '/guards/nothingMore/params/of/2', "There is no guard 'resting'. There is: atRest, closing, notOwn, notReceived, nothingMore, received, shut."],
  ['guard-ring', 'a guard made of itself', WORKFLOW, ['guards', 'nothingMore', 'params', 'of', 2], 'nothingMore', '/guards/nothingMore', "'nothingMore' is made, by way of others, of itself: break the ring."],
  ['guard-unused', 'a guard that nothing asks', WORKFLOW, ['guards', 'idle'], { type: 'regionsAtRest', sentence: { en: 'No' } }, '/guards/idle', "Nothing asks 'idle': use it, or take it out."],
  ['region-unknown', 'a guard on a region that is not there', WORKFLOW, ['guards', 'atRest', 'params', 'except'], ['needs'], '/guards/atRest/params/except/0', "There is no region 'needs'. Did you mean 'need'?"],
  ['action-unknown', 'a transition for an action that is not declared', WORKFLOW, [...need, 'closed', 'on', 'case.reopn'], { target: 'writing' }, '/machine/states/need/states/closed/on/case.reopn', "There is no action 'case.reopn'. Did you mean 'case.reopen'?"],
  ['action-unused', 'an action that no state lets happen', WORKFLOW, [...need, 'closed', 'on'], undefined, '/actions/case.reopen', "No state lets 'case.reopen' happen: put it under on in a state, or say where it is available."],
  ['action-both', 'an action that is a transition and available besides', WORKFLOW, ['actions', 'case.reopen', 'available'], 'always', '/actions/case.reopen/available', "'case.reopen' is a transition of the machine: take available out, or the transition."],
  ['action-region', 'an action that moves two regions, of which the second may stand in its way', WORKFLOW, ['machine', 'states', 'protection', 'states', 'none', 'on'], { 'case.reopen': { target: 'none', guard: 'received' } }, '/machine/states/protection/states/none/on/case.reopen', "'case.reopen' moves the region 'need' too, so 'protection' must not stand in its way: let the last way here have no guard, to the state it is in if need be."],
  ['action-shape', 'an action that hands in no form', WORKFLOW, ['actions', 'note.record', 'form'], undefined, '/actions/note.record', 'An action that does note needs a form: add form.'],
  ['action-shape', 'an action that decides without saying what', WORKFLOW, ['actions', 'referral.return', 'decides'], undefined, '/actions/referral.return', 'An action that does return decides a form: add decides.'],
  ['action-shape', 'a note that decides', WORKFLOW, ['actions', 'note.record', 'decides'], 'referral', '/actions/note.record/decides', 'An action that does note decides nothing: take decides out.'],
  ['decides-nothing', 'an approval of what nobody hands in', WORKFLOW, ['actions', 'referral.return', 'decides'], 'decision', '/actions/referral.return/decides', "No action hands in 'decision', so there is never anything to decide: add one that does submit."],
  ['own-work', 'a manager who could approve her own work by saying why', WORKFLOW, ['guards', 'notOwn', 'exception'], true, '/actions/referral.approve', "Whoever wrote 'referral' could approve it here: add to guards one of type actorDidNotContribute with form 'referral'."],
  ['own-work', 'a manager who could approve her own work', WORKFLOW, ['guards', 'notOwn', 'params', 'form'], 'decision', '/actions/referral.approve', "Whoever wrote 'referral' could approve it here: add to guards one of type actorDidNotContribute with form 'referral'."],
  ['opening', 'a workflow that nobody can open', WORKFLOW, ['actions', 'case.open'], undefined, '/actions', 'A case is opened by one action that does open; here is none.'],
  ['question-unknown', 'a day that the form does not ask', WORKFLOW, ['actions', 'referral.submit', 'happenedOn'], 'recievedOn', '/actions/referral.submit/happenedOn', "The form 'referral' has no question 'recievedOn'. Did you mean 'receivedOn'?"],
  ['happened-on', 'a day that is no date', WORKFLOW, ['actions', 'referral.submit', 'happenedOn'], 'need', '/actions/referral.submit/happenedOn', "'need' of 'referral' is not a date: name one that is."],
  ['state-unknown', 'an action available in a state that is not there', WORKFLOW, ['actions', 'note.record', 'available', 'in'], 'need.write', '/actions/note.record/available/in', "There is no state 'need.write'. Did you mean 'need.writing'?"],
  ['target-unknown', 'a transition to nowhere', WORKFLOW, [...need, 'writing', 'on', 'referral.submit', 'target'], 'awaitng', '/machine/states/need/states/writing/on/referral.submit/target', "'awaitng' leads to no state. Did you mean 'awaiting'?"],
  ['target-region', 'a transition into another region', WORKFLOW, [...need, 'writing', 'on', 'referral.submit', 'target'], '#help.protection.none', '/machine/states/need/states/writing/on/referral.submit/target', "'#help.protection.none' leaves the region 'need': a transition stays within its own, else it would start that region anew."],
  ['transition-hides', 'a transition that hides the next', WORKFLOW, [...need, 'closed', 'on', 'case.reopen'], [{ target: 'writing' }, { target: 'awaiting' }], '/machine/states/need/states/closed/on/case.reopen/0', "This transition has no guard, so those of 'case.reopen' after it are never taken: put it last, or give it a guard."],
  ['state-initial', 'a region that does not say where it begins', WORKFLOW, ['machine', 'states', 'need', 'initial'], undefined, '/machine/states/need', "'need' does not say where it begins: add initial with one of writing, awaiting, closed."],
  ['state-initial', 'a region that begins nowhere', WORKFLOW, ['machine', 'states', 'need', 'initial'], 'writng', '/machine/states/need/initial', "'need' has no state 'writng' to begin in. Did you mean 'writing'?"],
  ['region-states', 'a region without states', WORKFLOW, ['machine', 'states', 'legal'], { meta: { label: { en: 'Legal' } } }, '/machine/states/legal', "The region 'legal' has no states: give it at least one."],
  ['tags-misplaced', 'tags on a state that holds states', WORKFLOW, ['machine', 'states', 'need', 'tags'], ['rest'], '/machine/states/need/tags', "'need' holds states: put the tags on those."],
  ['closed-rest', 'a closed state that still asks for something', WORKFLOW, [...need, 'closed', 'tags'], ['stage:closed'], '/machine/states/need/states/closed/tags', "'need.closed' is closed but asks for something still: tag it rest as well."],
  ['locked-unknown', 'a lock on what is not there', WORKFLOW, ['locked', 0], 'need.waiting', '/locked/0', "There is no state, action or guard 'need.waiting'. Did you mean 'need.writing'?"],
  ['fact-unknown', 'a guard on a question that is not there', WORKFLOW, ['guards', 'closing', 'params', 'schema'], overFacts('answers', overFacts('decision', { required: ['outcom'] })), '/guards/closing/params/schema/properties/answers/properties/decision/required/0', "The form 'decision' has no question 'outcom'. Did you mean 'outcome'?"],
  ['fact-unknown', 'a guard on what no case knows', WORKFLOW, ['guards', 'closing', 'params', 'schema'], { required: ['weather'] }, '/guards/closing/params/schema/required/0', "'weather' is no fact of a case. There is: answers, clocks, marks, person, today."],
  ['condition-value', 'a guard on an option that is not there', WORKFLOW, ['guards', 'closing', 'params', 'schema'], overFacts('answers', overFacts('decision', unlessAnswered('outcome', 'shut'))), '/guards/closing/params/schema/properties/answers/properties/decision/properties/outcome/const', `'outcome' can never be "shut". There is: close, help.`],
  ['state-stuck', 'a step that nobody may leave', WORKFLOW, [...need, 'adrift'], { meta: { label: { en: 'Adrift' } } }, '/machine/states/need/states/adrift', "Nobody may leave 'need.adrift': give it a transition under on, or tag it rest."],
  ['label-missing', 'a state of which no file gives the label', WORKFLOW, [...need, 'writing', 'meta'], undefined, '/machine/states/need/states/writing', "'need.writing' has no label: give it meta with a label, in one of the files that tell of it."],
  ['guard-never', 'a guard on an answer that nobody can give', WORKFLOW, ['guards', 'closing'], answered('decision', 'outcome', ['shut']), '/guards/closing/params/is/0', "'outcome' can never be 'shut'. There is: close, help."],
  ['guard-never', 'a guard on a question without options', WORKFLOW, ['guards', 'closing'], answered('decision', 'reasons', ['none']), '/guards/closing/params/is/0', "'reasons' has no options that could be counted on: name a question that is a choice, or yes or no."],
  ['guard-never', 'a guard on a mark that no action sets', WORKFLOW, ['actions', 'referral.submit', 'marks'], undefined, '/guards/received/params/any/0', "No action sets the mark 'referral-received': let one set it, or take it out here.", [[WORKFLOW, ['actions', 'case.reopen', 'marksWhen', 1, 'mark'], 'closed']]],
  ['guard-never', 'a guard that asks for one thing and its opposite', WORKFLOW, ['guards', 'nothingMore', 'params', 'of'], ['closing', 'atRest', 'received', 'notReceived'], '/guards/nothingMore/params/of', "'notReceived' denies 'received', and both are asked here: take one of the two out."],
  ['form-unknown', 'a guard on an answer to no form', WORKFLOW, ['guards', 'closing'], answered('decisions', 'outcome', ['close']), '/guards/closing/params/form', "There is no form 'decisions'. Did you mean 'decision'?"],
  ['question-unknown', 'a guard on rows that are not asked', WORKFLOW, ['guards', 'closing'], { type: 'rowsCovered', params: { of: { form: 'referral', question: 'persons' }, by: [{ form: 'referral', question: 'people' }] }, sentence: { en: 'No' } }, '/guards/closing/params/of/question', "The form 'referral' has no question 'persons'. There is: age, asked, basicCare.concern, basicCare.evidence, calledAt, health.concern, health.evidence, need, nhs, others, people, receivedOn, said, why."],
  ['mark-unknown', 'a guard on a mark that is not there', WORKFLOW, ['guards', 'closing'], { type: 'marked', params: { any: ['clsed'] }, sentence: { en: 'No' } }, '/guards/closing/params/any/0', "There is no mark 'clsed'. Did you mean 'closed'?"],
  ['state-unknown', 'a guard on a state that is not there', WORKFLOW, ['guards', 'closing'], { type: 'inState', params: { state: 'need.shut' }, sentence: { en: 'No' } }, '/guards/closing/params/state', "There is no state 'need.shut'. There is: need, need.awaiting, need.closed, need.writing, protection, protection.none."],
  ['guard-unknown', 'a mark that depends on a guard that is not there', WORKFLOW, ['actions', 'case.reopen', 'marksWhen', 2], { mark: 'closed', when: 'shutting' }, '/actions/case.reopen/marksWhen/2/when', "There is no guard 'shutting'. There is: atRest, closing, notOwn, notReceived, nothingMore, received, shut."],
  ['action-shape', 'a correction that does not say what was wrong', WORKFLOW, ['actions', 'date.correct'], { label: { en: 'Correct' }, history: { en: '{actor} corrected' }, does: 'correct', roles: ['manager'], available: 'always' }, '/actions/date.correct', 'An action that does correct needs a form: add form.'],
  ['part-unknown', 'a workflow made of a part that is not there', WORKFLOW, ['parts'], ['closing'], '/parts/0', "There is no part 'closing'."],
  // packs
  ['id-twice', 'a role that is there twice', ROLES, ['roles', 2], { id: 'manager', label: { en: 'Manager' }, access: 'casework' }, '/roles/2', "The role 'manager' is here twice: give each its own id."],
  ['id-twice', 'a mark that is there twice', MARKS, ['marks', 2], { id: 'closed', label: { en: 'Closed' } }, '/marks/2', "The mark 'closed' is here twice: give each its own id."],
  ['id-twice', 'a code that is there twice', CODES, ['codes', 1, 'code'], 'N1', '/codes/1', "The code 'N1' is here twice: give each its own id."],
  ['id-twice', 'a user who is there twice', AUTHORITY, ['demonstrationUsers', 1, 'id'], 'practitioner@northshire', '/demonstrationUsers/1', "The user 'practitioner@northshire' is here twice: give each its own id."],
  ['domain-unknown', 'a dimension of no domain', DIMENSIONS, ['dimensions', 0, 'domain'], 'chld', '/dimensions/0/domain', "There is no domain 'chld'. Did you mean 'child'?"],
  ['mark-unknown', 'a clock on a mark that is not there', CLOCKS, ['clocks', 0, 'to', 0], 'close', '/clocks/0/to/0', "There is no mark 'close'. Did you mean 'closed'?"],
  ['calendar-unknown', 'a clock on a calendar that is not there', CLOCKS, ['clocks', 0, 'calendar'], 'scotland', '/clocks/0/calendar', "There is no calendar 'scotland'. There is: england."],
  ['clock-calendar', 'working days without a calendar', CLOCKS, ['clocks', 0, 'calendar'], undefined, '/clocks/0', 'Working days need a calendar: add calendar.'],
  ['clock-overlap', 'a limit of two lengths on one day', CLOCKS, ['clocks', 0, 'validTo'], '2020-01-01', '/clocks/1', "Another row 'decide' is valid on some of these days: a limit has one length on one day, so set validTo or validFrom."],
  ['date-unreal', 'a limit from a day that does not exist', CLOCKS, ['clocks', 0, 'validFrom'], '2001-02-29', '/clocks/0/validFrom', '2001-02-29 is no day of the calendar.'],
  ['dates-crossed', 'a limit that ends before it begins', CLOCKS, ['clocks', 0, 'validTo'], '1999-12-31', '/clocks/0/validTo', '1999-12-31 is before 2000-01-01.'],
  ['calendar-order', 'holidays out of order', CALENDAR, ['calendars', 0, 'holidays', 3], { date: '2026-04-03', name: 'Good Friday' }, '/calendars/0/holidays/3/date', '2026-04-03 stands after 2027-01-01: list the holidays by date, each once.'],
  ['calendar-weekend', 'a holiday on a Saturday', CALENDAR, ['calendars', 0, 'holidays', 3], { date: '2027-12-25', name: 'Christmas Day' }, '/calendars/0/holidays/3/date', '2027-12-25 is a Saturday, which is no working day anyway: name the weekday that is given instead.'],
  ['calendar-range', 'a holiday outside the calendar', CALENDAR, ['calendars', 0, 'holidays', 3], { date: '2028-01-03', name: 'New Year’s Day' }, '/calendars/0/holidays/3/date', '2028-01-03 lies outside the days that this calendar covers, 2026-01-01 to 2027-12-31.'],
  ['clock-gap', 'a limit that has no length for some years', CLOCKS, ['clocks', 0, 'validTo'], '2015-12-31', '/clocks/1/validFrom', "'decide' has no length from 2016-01-01 until 2020-01-01: let one row follow the other without a day between."],
  ['clock-contradiction', 'two limits of different lengths between the same marks', CLOCKS, ['clocks', 1, 'id'], 'decide-late', '/clocks/1', `'decide-late' and 'decide' (${CLOCKS}) run between the same marks with different lengths: keep one, or tell them apart by jurisdiction, age or validity.`, [[CLOCKS, ['clocks', 0, 'validTo'], undefined]]],
  ['pause-without-resume', 'a clock that never goes on once it is paused', CLOCKS, ['clocks', 1, 'pause'], ['closed'], '/clocks/1/pause', "Nothing lets 'decide' go on once it is paused: add resume with the marks that do."],
  ['pause-without-resume', 'a clock that goes on and never pauses', CLOCKS, ['clocks', 1, 'resume'], ['closed'], '/clocks/1/resume', "Nothing pauses 'decide', so it never goes on: add pause, or take resume out."],
  ['clock-total', 'a total that is counted over no time', CLOCKS, ['clocks', 1, 'kind'], 'total', '/clocks/1', 'A total is counted within some months: add within.'],
  ['limits-crossed', 'a clock for children of no age', CLOCKS, ['clocks', 1, 'ageMonths'], { from: 60, below: 60 }, '/clocks/1/ageMonths', 'No child is of this age: below must be above from.'],
  ['mark-unknown', 'work that begins with a mark that is not there', CLOCKS, ['clocks', 1, 'work'], { amount: 1, begun: ['begun'] }, '/clocks/1/work/begun/0', "There is no mark 'begun'. There is: closed, referral-received."],
  ['calendar-year', 'a calendar without the coming year', CALENDAR, ['calendars', 0, 'to'], '2026-12-31', '/calendars/0/to', "The calendar 'england' ends on 2026-12-31: add the holidays of 2027, into which limits run already, and raise to.", [[CALENDAR, ['calendars', 0, 'holidays'], []]]],
  ['calendar-year', 'a calendar that covers the coming year and has no holiday in it', CALENDAR, ['calendars', 0, 'holidays'], [], '/calendars/0/holidays', "The calendar 'england' has no holiday in 2027: add them."],
  ['id-twice', 'a mark that is shared already', 'workflows/shared/marks.json', [], { marks: [{ id: 'closed', label: { en: 'Closed' } }] }, '/marks/1', "The mark 'closed' is in workflows/shared/marks.json already: take it out here.", [], MARKS],
  ['file-missing', 'a pack that does not say what it is', PACK, [], undefined, '', "This file is missing: it says what the pack 'test' is."],
  ['form-unknown', 'a pack without a form that is not shared', PACK, ['without'], ['note'], '/without/0', "There is no shared form 'note'."],
  // words, outlines, data items
  ['translation-orphaned', 'a translation of what nobody says any more', 'forms/languages/cy/words.json', [], { language: 'cy', texts: [{ en: 'Reason', cy: 'Rheswm' }] }, '/texts/0/en', "'Reason' is nowhere any more. Take it out."],
  ['data-item-unknown', 'a question whose data item does not exist', FORM, ['questions', 'need', 'dataItem'], 'N00102', '/questions/need/dataItem', "There is no data item 'N00102'. Did you mean 'N00101'?"],
  ['outline-unknown', 'a field that is asked by no question', OUTLINE, ['fields', 0, 'question'], 'referral.neeed', '/fields/0/question', "The form 'referral' has no question 'neeed'. Did you mean 'need'?"],
  ['outline-unknown', 'a field that is asked in no form', OUTLINE, ['fields', 0, 'question'], ['referral.need', 'referal.need'], '/fields/0/question/1', "There is no form 'referal'. Did you mean 'referral'?"],
  ['id-place', 'the outline of another record', OUTLINE, ['record'], 'contact', '/record', "The record is 'contact' and its place says 'referral': call both the same."],
  ['pack-unknown', 'an authority on a pack that is not there', AUTHORITY, ['pack'], 'tests', '/pack', "There is no pack 'tests'. Did you mean 'test'?"],
  ['calendar-unknown', 'an authority on a calendar that is not there', AUTHORITY, ['calendar'], 'englnd', '/calendar', "There is no calendar 'englnd'. Did you mean 'england'?"],
  ['role-unknown', 'a user with a role that is not there', AUTHORITY, ['demonstrationUsers', 1, 'role'], 'manger', '/demonstrationUsers/1/role', "There is no role 'manger'. Did you mean 'manager'?"],
  ['team-unknown', 'a user of a team that is not there', AUTHORITY, ['demonstrationUsers', 0, 'team'], 'day', '/demonstrationUsers/0/team', "There is no team 'day'. There is: duty."],
  ['language-missing', 'an authority that works in a language of which its pack says nothing', AUTHORITY, ['languages', 1], 'cy', '/languages/1', "The pack 'test' does not say everything in 'cy': choose a pack that does, or take the language out."],
  ['jurisdiction-other', 'an authority under other law than its pack', AUTHORITY, ['jurisdiction'], 'wales', '/jurisdiction', "The pack 'test' follows the law of england: choose another pack for an authority in wales."],
  ['access-kind', 'a kind of access without a row', ACCESS, ['rows', 5, 'access'], 'casework', '/rows', 'No row says what dataProtection may do: add one, if only to refuse.'],
  ['unknown-value', 'an act in a list that does not exist', ACCESS, ['rows', 0, 'act'], ['read', 'wirte'], '/rows/0/act/1', "'wirte' is not possible here. There is: create, list, read, search, use, write."],
  ['too-few', 'a row that is about no relationship', ACCESS, ['rows', 0, 'relationship'], [], '/rows/0/relationship', 'This is empty: fill it in, or take it out.'],
  ['file-missing', 'no access table at all', ACCESS, [], undefined, '', 'This file is missing: it says who may do what.'],
];

function found(files: Files): readonly string[] {
  return checkDefinitions(asSources(files), TODAY).map(({ file, path, rule, message }) => `${file}:${path} ${rule} ${message}`);
}

describe('a set of definitions without a fault', () => {
  it('has no finding', () => expect(found(baseFiles())).toEqual([]));
});

describe('one fault gives one finding, which says what to do', () => {
  it.each(CASES.map((one) => ({ rule: one[0], story: one[1], one })))('$rule: $story', ({ one: [rule, , file, keys, value, path, message, also = [], foundIn = file] }) => {
    const files = also.reduce((all, [other, at, instead]) => changedIn(all, other, at, instead), changed(file, keys, value));
    expect(found(files)).toEqual([`${foundIn}:${path} ${rule} ${message}`]);
  });
});

describe('faults that show in more than one place', () => {
  it('says where a text stops being JSON', () => {
    const files = { ...baseFiles(), [MARKS]: '{\n  "marks": [\n    { "id": "closed" "label": 1 }\n  ]\n}' };
    expect(found(files)).toEqual([`${MARKS}: json-syntax Line 3, column 22: a comma or } is missing before this.`]);
  });

  it('finds a key that is written twice, of which JSON would keep the last', () => {
    const text = JSON.stringify(baseFiles()[DECISION]).replace('"outcome":{"type"', '"reasons":{"type":"boolean"},"outcome":{"type"');
    expect(found({ ...baseFiles(), [DECISION]: text })).toEqual([`${DECISION}:/schema/properties/reasons key-twice This key is here twice in one object: keep one of the two.`]);
  });

  it('id-place: a machine has the name of its workflow', () => {
    const files = changed(WORKFLOW, ['machine', 'id'], 'helping');
    const rename = JSON.stringify(files[WORKFLOW]).replaceAll('#help.', '#helping.');
    expect(found({ ...files, [WORKFLOW]: rename })).toEqual([`${WORKFLOW}:/machine/id id-place The machine is called 'helping' and its folder 'help': call both the same.`]);
  });

  it('block-section: a block for each dimension brings a section', () => {
    expect(found(changed(BLOCK, ['section'], undefined))).toEqual([`${FORM}:/sections/2/block block-section The block 'dimension' has no section of its own: give it one, or use it among the questions of a section.`]);
  });

  it('question-duplicate: a block must not bring the questions of the form again', () => {
    expect(found(changed(FORM, ['sections', 1, 'questions', 3, 'with', 'dimension'], 'basicCare'))).toEqual(
      ['concern', 'evidence'].map((part) => `${FORM}:/sections/2 question-duplicate 'basicCare.${part}' is a question of this form already: give one of the two another id.`),
    );
  });

  it('condition-ring: two questions that wait for each other are never asked', () => {
    const files = changed(FORM, ['questions', 'asked', 'showWhen'], { required: ['why'] });
    expect(found(files)).toEqual([
      `${FORM}:/questions/asked/showWhen condition-ring Whether 'asked' is shown depends, by way of others, on 'asked' itself: break the ring.`,
      `${FORM}:/questions/why/showWhen condition-ring Whether 'why' is shown depends, by way of others, on 'why' itself: break the ring.`,
    ]);
  });

  it('condition-value: a fault in a block is shown in the block, once for all its uses', () => {
    const files = changed(BLOCK, ['questions', '{dimension}.evidence', 'requireWhen'], { properties: { '{dimension}.concern': { const: 'yes' } }, required: ['{dimension}.concern'] });
    expect(found(files)).toEqual([
      `${BLOCK}:/questions/{dimension}.evidence/requireWhen/properties/{dimension}.concern/const condition-value '{dimension}.concern' can never be "yes". There is: false, true.`,
    ]);
  });

  it('block-beside: what a block reads beside it, each form that uses it has to ask', () => {
    const age = { id: 'age-band', version: '1.0.0', order: ['ageBand'], schema: { type: 'object', properties: { ageBand: { type: 'boolean' } } }, questions: { ageBand: { label: { en: 'Is it a baby?' } } } };
    const when = { properties: { ageBand: { const: true } }, required: ['ageBand'] };
    const conditioned = changed(BLOCK, ['questions', '{dimension}.evidence', 'showWhen'], when);
    const beside = { ...conditioned, 'forms/blocks/age-band.json': age, [BLOCK]: { ...(conditioned[BLOCK] as object), beside: ['age-band'] } };
    expect(found(conditioned)).toEqual([expect.stringContaining(`${BLOCK}:/questions/{dimension}.evidence/showWhen/required/0 condition-unknown`)]);
    expect(found(beside)).toEqual(
      ['1/questions/3', '2'].map((at) => `${FORM}:/sections/${at}/block block-beside The block 'dimension' reads 'ageBand', which this form does not ask: use one of age-band too.`),
    );
  });

  it('action-shape: an assignment asks who works on it', () => {
    const files = changed(WORKFLOW, ['actions', 'case.assign'], { label: { en: 'Assign' }, history: { en: '{actor} assigned' }, does: 'assign', roles: ['manager'], form: 'decision', available: 'always' });
    expect([...found(files)].sort()).toEqual(
      ['manager', 'team', 'worker'].map((question) => `${WORKFLOW}:/actions/case.assign/form action-shape An action that does assign reads '${question}', and the form 'decision' does not ask it: add the question, or name another form.`),
    );
  });

  it('a paper may be handed in beside what the machine does, and only a note is written on', () => {
    const aside = { label: { en: 'Send' }, history: { en: '{actor} sent it' }, does: 'submit', roles: ['manager'], form: 'referral', available: 'whileOpen' };
    expect(found(changed(WORKFLOW, ['actions', 'referral.send'], aside))).toEqual([]);
    expect(found(changed(WORKFLOW, ['actions', 'referral.send'], { ...aside, again: true }))).toEqual([
      `${WORKFLOW}:/actions/referral.send/again action-shape Only a note is written on: take again out, or let it do note.`,
    ]);
  });

  it('two faults in two files are both found', () => {
    const files = changed(FORM, ['minuts'], 20);
    delete files[ACCESS];
    expect(found(files)).toHaveLength(2);
  });
});
