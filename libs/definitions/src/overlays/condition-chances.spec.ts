import type { JsonSchema, ResolvedQuestion } from '../types.ts';
import { neverHolds, newChances } from './condition-chances.ts';

const question = (id: string, kind: ResolvedQuestion['kind'], showWhen?: JsonSchema): ResolvedQuestion => ({ id, label: { en: id }, kind, required: false, ...(showWhen && { showWhen }) });
const is = (id: string, value: string | boolean): JsonSchema => ({ properties: { [id]: { const: value } }, required: [id] });
const questions = { asked: question('asked', 'yesNo'), why: question('why', 'narrative', is('asked', false)), need: question('need', 'choice'), others: question('others', 'choices') };
const schemas: { [id: string]: JsonSchema } = {
  asked: { type: 'boolean' },
  why: { type: 'string', maxLength: 200 },
  need: { type: 'string', enum: ['N1', 'N2'] },
  others: { type: 'array', items: { type: 'string', enum: ['N1', 'N2', 'N3'] } },
};
const never = (condition: JsonSchema, chances = newChances()) => neverHolds(condition, questions, schemas, chances);

describe('a condition', () => {
  it('may hold where some answers make it true', () => {
    expect(never(is('need', 'N1'))).toBe(false);
    expect(never({ not: { required: ['need'] } })).toBe(false);
    expect(never({ allOf: [{ properties: { others: { contains: { const: 'N1' } } }, required: ['others'] }, { properties: { others: { contains: { const: 'N2' } } }, required: ['others'] }] })).toBe(false);
  });
  it('never holds where what it asks cannot be together', () => {
    expect(never({ allOf: [is('need', 'N1'), is('need', 'N2')] })).toBe(true);
    expect(never(is('need', 'N3'))).toBe(true);
    expect(never({ allOf: [is('asked', true), { not: { required: ['asked'] } }] })).toBe(true);
  });
  it('never holds where a question that it reads is only asked when it does not', () => {
    expect(never({ allOf: [{ required: ['why'] }, is('asked', true)] })).toBe(true);
    expect(never({ allOf: [{ required: ['why'] }, is('asked', false)] })).toBe(false);
  });
  it('is left alone where its answers cannot be counted out, or would take too long', () => {
    expect(never({ properties: { why: { minLength: 500 } }, required: ['why'] })).toBe(false);
    expect(never(is('need', 'N3'), { left: 1 })).toBe(false);
  });
});
