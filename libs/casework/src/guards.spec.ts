import type { JsonSchema } from '#definitions';
import { findGuardAnswer } from './guards.ts';
import { workflow } from './testing/family-support.ts';

/** A guard that reads the question `verdict` of the form `needs`; there is a form called `verdict` too. */
const asking = (schema: JsonSchema, unfilled: string) =>
  findGuardAnswer('asks', {
    workflow: { ...workflow, guards: { asks: { type: 'matches', params: { schema }, sentence: { en: 'No' } } } },
    state: undefined,
    place: undefined,
    facts: { answers: { needs: { verdict: 'plan' } }, marks: {}, person: {}, clocks: {}, today: '2026-11-23' },
    actor: { id: 'mia', role: 'manager' },
    unfilled,
  });

const answers = (form: string, question: string): JsonSchema => ({
  type: 'object',
  required: ['answers'],
  properties: { answers: { type: 'object', required: [form], properties: { [form]: { type: 'object', required: [question], properties: { [question]: { const: 'nothing' } } } } } },
});

describe('a guard over a form that is still to be filled', () => {
  it('cannot be answered yet when it reads that form', () => {
    expect(asking(answers('verdict', 'needs'), 'verdict')).toBeUndefined();
    expect(asking({ allOf: [answers('verdict', 'needs')] }, 'verdict')).toBeUndefined();
  });

  it('is answered at once when only a question of another form is called like it', () => {
    expect(asking(answers('needs', 'verdict'), 'verdict')).toBe(false);
  });
});
