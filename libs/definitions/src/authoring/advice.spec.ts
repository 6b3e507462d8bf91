import { changed, AUTHORITY } from '../fixtures/base-definitions.ts';
import { adviceOn } from './advice.ts';
import { guessedMinutes } from './advice-minutes.ts';
import { ownQuestion, testBase, withForm } from './fixtures/test-base.ts';
import { readingAge, syllablesOf } from './reading-age.ts';
import type { FormOperation } from '../types.ts';

const base = testBase();
const advised = (operations: readonly FormOperation[], from = base) => {
  const { overlay, form } = withForm(operations, from);
  return adviceOn(from, form, overlay);
};
const of = (kind: string, operations: readonly FormOperation[], from = base) => advised(operations, from).filter((one) => one.kind === kind).map(({ level, sentence }) => `${level}: ${sentence.en}`);
const ask = (label: string, more: Partial<Extract<FormOperation, { does: 'addQuestion' }>> = {}) => ownQuestion(`northshire.q${label.length}`, label, more);

describe('reading age', () => {
  it('grows with long words and long sentences', () => {
    expect(readingAge('Who was at home? Did you see the child?')).toBeLessThanOrEqual(8);
    expect(readingAge('Summarise the multidisciplinary considerations underpinning the proportionality of safeguarding interventions.')).toBeGreaterThan(20);
    expect(readingAge('')).toBe(0);
  });

  it.each([['child', 1], ['meeting', 2], ['social', 2], ['noted', 2], ['asked', 1], ['home', 1], ['family', 3], ['table', 2]])('counts the syllables of “%s” as %i', (word, syllables) => expect(syllablesOf(word)).toBe(syllables));

  it('is judged of what the authority wrote, not of the pack', () => {
    const hard = 'Summarise the multidisciplinary considerations underpinning the proportionality of safeguarding interventions.';
    expect(of('readingAge', [ask(hard)])).toEqual([expect.stringMatching(/^mend: The question “Summarise the multi.*…” is read with ease from about the age of \d\d; 11 to 13 is better/)]);
    expect(of('readingAge', [ask('Does the child have enough to eat at home?')])).toEqual([]);
  });
});

describe('advice on a form', () => {
  it('finds what is asked already in another form, and says how to carry it in', () => {
    const note = (label: string) => ({ ...base.content.forms['decision']!, id: 'note', kind: 'record' as const, title: { en: 'Note' }, questions: { why: { id: 'why', label: { en: label }, kind: 'narrative' as const, required: false } } });
    const { overlay, form } = withForm([ask('Reasons for the decision')]);
    const elsewhere = (label: string) => adviceOn(base, form, overlay, { ...base.content.forms, note: note(label) }).filter(({ kind }) => kind === 'askedElsewhere').map(({ sentence }) => sentence.en);
    expect(elsewhere('The reasons for this decision')).toEqual(['“Reasons for the decision” is asked already: “The reasons for this decision” in “Note”. Carry that answer in (“note.why”), or say why it is asked again.']);
    expect(elsewhere('The day of the decision')).toEqual([]);
  });

  it('finds a question of the same form that says nearly the same', () => {
    expect(of('askedElsewhere', [ask('What did the child say? (What the child said)'), ask('Why was the child not asked')])).toEqual([expect.stringContaining('“Why was the child not asked” says nearly the same as “Why the child was not asked” in this form')]);
  });

  it('finds questions that can never be shown, and those that are shown by what comes later', () => {
    const shown = (showWhen: FormOperation extends infer _ ? object : never, after?: string) => ask('What was the reason for that?', { question: { label: { en: 'What was the reason for that?' }, showWhen: showWhen as never }, ...(after !== undefined && { after }) });
    const is = (question: string, value: string | boolean) => ({ type: 'object', properties: { [question]: { const: value } }, required: [question] });
    expect(of('unreachable', [shown({ allOf: [is('asked', true), is('asked', false)] })])).toEqual([expect.stringMatching(/^mend: “What was the reason for that\?” is never asked/)]);
    expect(of('unreachable', [shown(is('need', 'N9'))])).toHaveLength(1);
    expect(of('unreachable', [shown(is('asked', true), 'receivedOn')])).toEqual([expect.stringMatching(/^consider: .*comes after it/)]);
    expect(of('unreachable', [shown(is('asked', true))])).toEqual([]);
  });

  it('asks for Welsh only where the authority has it', () => {
    const welsh = testBase(changed(AUTHORITY, ['languages'], ['en', 'cy']));
    expect(of('translation', [ask('Anything else?')])).toEqual([]);
    expect(of('translation', [ask('Anything else?')], welsh)).toEqual(['mend: The question “Anything else?” has no Welsh yet. Write it beside the English.']);
    expect(of('translation', [ask('Anything else?', { question: { label: { en: 'Anything else?', cy: 'Unrhyw beth arall?' } } })], welsh)).toEqual([]);
  });

  it('guesses minutes more or less than nationally, and says that it is a guess', () => {
    const many = Array.from({ length: 4 }, (_, index) => ownQuestion(`northshire.n${index}`, `What of this, number ${index}?`, { required: true }));
    expect(guessedMinutes(withForm(many).form) - guessedMinutes(withForm([]).form)).toBeCloseTo(8);
    expect(of('minutes', many)).toEqual([expect.stringMatching(/^consider: By a guess .* 8 minutes more than nationally/)]);
    expect(of('minutes', [{ does: 'hideOptional', question: 'people' }])).toEqual([expect.stringMatching(/^kept: By a guess .* 1 minute less/)]);
    expect(of('minutes', [])).toEqual([]);
  });

  it('says that all data items are met, or which would be lost', () => {
    expect(of('dataRequirement', [])).toEqual(['kept: The national data item that this form serves is met.']);
    expect(of('dataRequirement', [{ does: 'hideOptional', question: 'need' }])).toEqual(['mend: The data item N00101 (Main need) of A census invented for tests would have no question any more. Ask “Main need” again, or name the data item in another question.']);
  });

  it.each<readonly [string, FormOperation]>([
    ['mend: “CLA_06” is a code.', ask('CLA_06')],
    ['mend: “??” is not in words', ask('??')],
    ['consider: “Because:” ends in the middle', ask('Because:')],
    ['consider: “WHAT HAPPENED?” is in capitals', ask('WHAT HAPPENED?')],
    ['mend: Two questions of one section are called “Age”', ask('Age')],
    ['consider: Two questions of this form are called “People”', ask('People')],
    ['consider: “Details” says what to do only in its help', ask('Details', { question: { label: { en: 'Details' }, hint: { en: 'Say who was there.' } } })],
    ['consider: “What happened?” must be answered in free words', ask('What happened?', { required: true })],
    ['consider: “Which of these?” has 14 answers', ask('Which of these?', { schema: { type: 'string', enum: [...'abcdefghijklmn'] }, question: { label: { en: 'Which of these?' }, options: Object.fromEntries([...'abcdefghijklmn'].map((code) => [code, { en: `Answer ${code}` }])) } })],
    ['mend: Two answers to “Which one?” read the same', ask('Which one?', { schema: { type: 'string', enum: ['a', 'b'] }, question: { label: { en: 'Which one?' }, options: { a: { en: 'Yes' }, b: { en: 'yes' } } } })],
    ['mend: The section “Thresholds” asks nothing yet', { does: 'addSection', id: 'northshire.t', title: { en: 'Thresholds' } }],
  ])('says what is hard to use: %s', (sentence, operation) => {
    expect(of('accessibility', [operation])).toEqual([expect.stringContaining(sentence)]);
  });

  it('warns of many that must be answered', () => {
    const strict = ['calledAt', 'said', 'asked', 'age', 'people', 'others'].map((question): FormOperation => ({ does: 'require', question }));
    expect(of('minutes', strict).filter((sentence) => sentence.includes('must be answered here'))).toEqual([expect.stringContaining('6 questions must be answered here')]);
  });
});
