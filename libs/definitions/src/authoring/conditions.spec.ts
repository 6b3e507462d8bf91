import fc from 'fast-check';
import { compileSchema } from '../compile/ajv.ts';
import { GRAMMARS_FOR_TEST } from './fixtures/condition-check.ts';
import type { JsonSchema } from '../types.ts';
import type { Choice, Choices } from './conditions.ts';
import { choicesOf, comparisonsOf, conditionOf } from './conditions.ts';
import { conditionSentence } from './condition-sentence.ts';
import { referralOf, testBase } from './fixtures/test-base.ts';

const form = { ...referralOf(testBase()) };
const questions = form.questions;
const ids = Object.keys(questions);

const choice: fc.Arbitrary<Choice> = fc
  .record({ question: fc.constantFrom(...ids), which: fc.nat(7), codes: fc.uniqueArray(fc.constantFrom('N1', 'N2', 'x'), { minLength: 1 }), number: fc.integer({ min: 0, max: 30 }) })
  .map(({ question, which, codes, number }) => {
    const kind = questions[question]!.kind;
    const possible = comparisonsOf(kind);
    const is = possible[which % possible.length]!;
    if (is === 'oneOf' || is === 'noneOf') return { question, is, values: codes };
    return is === 'atLeast' || is === 'atMost' ? { question, is, values: [number] } : { question, is };
  });
const choices: fc.Arbitrary<Choices> = fc.record({ join: fc.constantFrom('all' as const, 'any' as const), of: fc.array(choice, { minLength: 1, maxLength: 4 }) }).map(({ join, of }) => ({ join: of.length === 1 ? 'all' : join, of }));

describe('a condition built by choosing', () => {
  it('is read again as it was chosen', () => {
    fc.assert(fc.property(choices, (chosen) => expect(choicesOf(conditionOf(chosen, questions)!)).toEqual(chosen)), { numRuns: 400 });
  });

  it('is within the grammar of conditions, and compiles', () => {
    const grammar = compileSchema(GRAMMARS_FOR_TEST);
    fc.assert(
      fc.property(choices, (chosen) => {
        const condition = conditionOf(chosen, questions)!;
        expect(grammar(condition)).toBe(true);
        expect(() => compileSchema(condition)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  it('holds of the answers that it speaks of, and of no others', () => {
    const holds = (chosen: Choices, answers: object) => compileSchema(conditionOf(chosen, questions)!)(answers);
    const one = (is: Choice['is'], question: string, values?: Choice['values']): Choices => ({ join: 'all', of: [{ question, is, ...(values && { values }) }] });
    expect([holds(one('oneOf', 'others', ['N1']), { others: ['N2', 'N1'] }), holds(one('oneOf', 'others', ['N1']), { others: ['N2'] })]).toEqual([true, false]);
    expect([holds(one('noneOf', 'others', ['N1']), { others: ['N2'] }), holds(one('noneOf', 'others', ['N1']), { others: ['N1', 'N2'] }), holds(one('noneOf', 'others', ['N1']), {})]).toEqual([true, false, false]);
    expect([holds(one('atLeast', 'age', [3]), { age: 3 }), holds(one('atMost', 'age', [3]), { age: 4 })]).toEqual([true, false]);
    expect([holds(one('atLeast', 'people', [2]), { people: [{}, {}] }), holds(one('notAnswered', 'why'), { why: 'x' }), holds(one('no', 'asked'), { asked: false })]).toEqual([true, false, true]);
  });

  it('is nothing while nothing whole was chosen', () => {
    expect(conditionOf({ join: 'all', of: [{ question: 'need', is: 'oneOf', values: [] }, { question: '', is: 'answered' }] }, questions)).toBeUndefined();
  });

  it('is read where two questions stand in one object, as the pack writes them', () => {
    expect(choicesOf({ type: 'object', properties: { asked: { const: true }, need: { enum: ['N1', 'N2'] } }, required: ['asked', 'need'] })).toEqual({ join: 'all', of: [{ question: 'asked', is: 'yes' }, { question: 'need', is: 'oneOf', values: ['N1', 'N2'] }] });
  });

  it.each<readonly [JsonSchema]>([
    [{ properties: { asked: { const: true } } }],
    [{ allOf: [{ anyOf: [{ required: ['asked'] }, { required: ['why'] }] }, { required: ['need'] }] }],
    [{ properties: { people: { contains: { properties: { tie: { const: 'parent' } } } } }, required: ['people'] }],
    [{ properties: { age: { minimum: 3, maximum: 5 } }, required: ['age'] }],
  ])('is left to the hand that wrote it, where it says more than can be chosen: %j', (condition) => {
    expect(choicesOf(condition)).toBeUndefined();
  });
});

describe('a condition in words', () => {
  const said = (chosen: Choices) => conditionSentence(conditionOf(chosen, questions)!, form);

  it('names the question and the answers as a person reads them', () => {
    expect(said({ join: 'any', of: [{ question: 'need', is: 'oneOf', values: ['N1', 'N2'] }, { question: 'asked', is: 'no' }, { question: 'age', is: 'atLeast', values: [16] }] }).en).toBe(
      'Shown when “Main need” is “Abuse or neglect” or “Disability” or “Was the child asked?” is No or “Age” is at least 16',
    );
    expect(said({ join: 'all', of: [{ question: 'others', is: 'noneOf', values: ['N2'] }, { question: 'why', is: 'notAnswered' }] }).en).toBe('Shown when “Other needs” does not have “Disability” and “Why the child was not asked” is not answered');
  });

  it('is in Welsh too, with the Welsh of the answers', () => {
    expect(said({ join: 'all', of: [{ question: 'need', is: 'oneOf', values: ['N2'] }] }).cy).toBe('Dangosir pan fydd yr ateb i “Prif angen” yn “Anabledd”');
  });

  it('says when a question must be answered', () => {
    expect(conditionSentence({ required: ['asked'] }, form, 'required').en).toBe('Must be answered when “Was the child asked?” is answered');
  });
});
