import { FORM, asSources, baseFiles, changed } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import { compileForm } from '../compile/compile-form.ts';
import { resolveAuthority } from '../resolve/resolve-authority.ts';
import type { Answers, JsonObject, ResolvedForm } from '../types.ts';
import { formatAnswer } from './format-answer.ts';
import { sectionStatus } from './section-status.ts';

// A digest need not be a hash here: it only has to tell forms apart.
function resolved(files: Files = baseFiles()): ResolvedForm {
  const result = resolveAuthority(asSources(files), 'northshire', (text) => text);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  const form = result.content.forms['referral'];
  if (!form) throw new Error('no referral');
  return form;
}

const form = resolved();
const check = compileForm(form);
const complete: Answers = { receivedOn: '2026-03-27', need: 'N1' };
const ada = '7d9f4a5e-0f0b-4a52-9a39-0e7c7f1f0b11';
const ben = '8d9f4a5e-0f0b-4a52-9a39-0e7c7f1f0b12';

function said(answers: Answers, only?: readonly string[]): readonly string[] {
  return check.problems(answers, only).map(({ question, row, path, message, rule }) => `${question}${row ? ` ${row}` : ''} ${path} ${rule}: ${message.en}`);
}

describe('what must be answered', () => {
  it('is asked for in the form’s order, in the words of its label', () => {
    expect(said({})).toEqual(['receivedOn /receivedOn required: Enter the date of the referral', 'need /need required: Choose one of the options for ‘Main need’']);
  });

  it('is asked for in Welsh where the label has been translated', () => {
    expect(check.problems({}).map(({ message }) => message.cy)).toEqual([undefined, 'Dewiswch un o’r opsiynau: ‘Prif angen’']);
  });

  it('is not answered by spaces', () => {
    expect(said({ ...complete, asked: false, why: '   ' })).toEqual(['why /why required: Enter why the child was not asked']);
  });

  it('depends on what was answered before', () => {
    expect(said(complete)).toEqual([]);
    expect(said({ ...complete, asked: true })).toEqual(['said /said required: Enter what the child said']);
    expect(said({ ...complete, asked: true, said: '“I like it here.”' })).toEqual([]);
    expect([...check.required({ asked: true })]).toEqual(['receivedOn', 'need', 'said']);
    expect([...check.required({ asked: false })]).toEqual(['receivedOn', 'need', 'why']);
  });

  it('can be asked for one section alone', () => {
    expect(said({}, ['need'])).toEqual(['need /need required: Choose one of the options for ‘Main need’']);
  });
});

describe('what is wrong', () => {
  it.each<[string, Answers, string]>([
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn /receivedOn format: ‘Date of the referral’ must be a real date, such as 27 3 2026'],
    ['a day that is no text', { receivedOn: 20260327 }, 'receivedOn /receivedOn type: ‘Date of the referral’ must be a real date, such as 27 3 2026'],
    ['a time without its day', { calledAt: '09:30' }, 'calledAt /calledAt format: ‘When they called’ must be a real date and time, such as 27 3 2026, 14:30'],
    ['a code that is not in the list', { need: 'N9' }, 'need /need enum: Choose one of the options for ‘Main need’'],
    ['a code that is retired', { need: 'N0' }, 'need /need enum: Choose one of the options for ‘Main need’'],
    ['a text that is too long', { said: 'x'.repeat(4001) }, 'said /said maxLength: ‘What the child said’ must be 4,000 characters or fewer'],
    ['a number that is too high', { age: 26 }, 'age /age maximum: ‘Age’ must be 25 or less'],
    ['a number with a fraction', { age: 1.5 }, 'age /age type: ‘Age’ must be a number, such as 12'],
    ['the same choice twice', { others: ['N1', 'N1'] }, 'others /others uniqueItems: ‘Other needs’ has the same answer twice: remove one'],
    ['an NHS number with a slip', { nhs: '943 476 5918' }, 'nhs /nhs format: ‘NHS number’ must be a 10-digit NHS number, such as 943 476 5919'],
    ['a yes or no that is neither', { asked: 'perhaps' }, 'asked /asked type: Choose yes or no for ‘Was the child asked?’'],
    ['a question that the form does not ask', { colour: 'red' }, 'colour /colour unevaluatedProperties: This form does not ask ‘colour’: leave it out'],
    ['a row without what it needs', { people: [{ id: ada, tie: 'parent' }] }, `people ${ada} /people/0/name required: Enter name`],
    ['a row without its id', { people: [{ name: 'Ada' }] }, 'people /people/0/id required: ‘People’ has an entry that cannot be read: remove it and add it again'],
    ['a row with more than it asks', { people: [{ id: ada, name: 'Ada', shoe: 'left' }] }, `people ${ada} /people/0/shoe unevaluatedProperties: This form does not ask ‘shoe’: leave it out`],
    ['a row’s own condition', { people: [{ id: ada, name: 'Ada', tie: 'uncle' }] }, `people ${ada} /people/0/tie enum: Choose one of the options for ‘Relationship’`],
  ])('%s', (_story, answers, problem) => {
    expect(said({ ...complete, ...answers })).toEqual([problem]);
  });

  it('is said in one sentence when it is no answers at all', () => {
    for (const none of [[], null, 'no', 7]) expect(check.problems(none as unknown as Answers)).toMatchObject([{ question: '', path: '' }]);
  });
});

describe('what is not sent', () => {
  it('is hidden or blank, and stays in the draft', () => {
    const answers = { ...complete, asked: true, said: 'Yes.', why: 'Left over', age: undefined as unknown as number, nhs: ' ', others: [], people: [{ id: ada }] };
    expect(check.toSend(answers)).toEqual({
      answers: { ...complete, asked: true, said: 'Yes.' },
      notSent: [{ question: 'why', why: 'hidden' }, { question: 'nhs', why: 'blank' }, { question: 'others', why: 'blank' }, { question: 'people', why: 'blank' }],
    });
  });

  it('keeps rows that hold something, without what is hidden in them', () => {
    const people: readonly JsonObject[] = [{ id: ada, name: 'Ada', tie: 'parent', otherTie: 'Aunt' }, { id: ben }, { id: ben, name: 'Ben', tie: '' }];
    expect(check.toSend({ people }).answers).toEqual({ people: [{ id: ada, name: 'Ada', tie: 'parent' }, { id: ben, name: 'Ben' }] });
  });

  it('includes a question behind a hidden question', () => {
    const files = changed(FORM, ['questions', 'age', 'showWhen'], { required: ['why'] });
    const chained = compileForm(resolved(files));
    expect(chained.toSend({ asked: false, why: 'Asleep', age: 3 }).notSent).toEqual([]);
    expect(chained.toSend({ asked: true, why: 'Asleep', age: 3 }).notSent).toEqual([{ question: 'why', why: 'hidden' }, { question: 'age', why: 'hidden' }]);
  });

  it('is not shown either, in a row as in the form', () => {
    const shown = check.shown({ asked: true, people: [{ id: ada, tie: 'other' }, { id: ben }] });
    expect(shown.has('why')).toBe(false);
    expect(shown.has(`people/${ada}/otherTie`)).toBe(true);
    expect(shown.has(`people/${ben}/otherTie`)).toBe(false);
  });
});

describe('how far a section has come', () => {
  it.each<[string, Answers, string, string]>([
    ['nothing of what must be answered', {}, 'what', 'notStarted'],
    ['nothing, where nothing must be', {}, 'who', 'optional'],
    ['a part', { receivedOn: '2026-03-27' }, 'what', 'started'],
    ['something wrong', { nhs: '1' }, 'who', 'started'],
    ['all', complete, 'what', 'complete'],
    ['a dimension whose concern has no evidence yet', { 'basicCare.concern': true }, 'basicCare', 'started'],
  ])('%s', (_story, answers, section, status) => {
    expect(sectionStatus(form, check, answers, section)).toBe(status);
  });
});

describe('an answer as it is read', () => {
  it.each<[string, unknown, 'en' | 'cy', string]>([
    ['receivedOn', '2026-10-09', 'en', '9 October 2026'],
    ['receivedOn', '2026-10-09', 'cy', '9 Hydref 2026'],
    ['calledAt', '2026-03-27T09:30', 'en', '27 March 2026 at 09:30'],
    ['need', 'N2', 'en', 'Disability'],
    ['need', 'N2', 'cy', 'Anabledd'],
    ['others', ['N1', 'N2'], 'en', 'Abuse or neglect, Disability'],
    ['asked', false, 'en', 'No'],
    ['asked', true, 'cy', 'Ie'],
    ['age', 7, 'en', '7'],
    ['said', undefined, 'en', ''],
    ['people', [{ id: ada, name: 'Ada Reed', tie: 'parent' }, { id: ben, name: 'Ben' }], 'en', 'Name: Ada Reed; Relationship: Parent\nName: Ben'],
  ])('%s %j in %s', (id, value, language, text) => {
    const question = form.questions[id];
    if (!question) throw new Error(id);
    expect(formatAnswer(question, value as never, language)).toBe(text);
  });
});
