import type { GuardFile, JsonSchema } from '#definitions';
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

describe('guards made of others', () => {
  const fails: GuardFile = { type: 'matches', params: { schema: answers('needs', 'verdict') }, sentence: { en: 'No' } };
  const holds: GuardFile = { type: 'matches', params: { schema: {} }, sentence: { en: 'Never said' } };
  const open: GuardFile = { type: 'matches', params: { schema: answers('verdict', 'reason') }, sentence: { en: 'Not yet' } };
  const made = (type: GuardFile['type'], of: readonly string[] | string): GuardFile => ({ type, params: { of }, sentence: { en: 'No' } });
  const ask = (guard: GuardFile) =>
    findGuardAnswer('asks', {
      workflow: { ...workflow, guards: { asks: guard, holds, fails, open } },
      state: undefined,
      place: undefined,
      facts: { answers: { needs: { verdict: 'plan' } }, marks: {}, person: {}, clocks: {}, today: '2026-11-23' },
      actor: { id: 'mia', role: 'manager' },
      unfilled: 'verdict',
    });

  it.each([
    ['all', ['holds', 'holds'], true],
    ['all', ['holds', 'open'], undefined],
    ['all', ['open', 'fails'], false],
    ['any', ['fails', 'holds'], true],
    ['any', ['open', 'holds'], true],
    ['any', ['fails', 'open'], undefined],
    ['any', ['fails', 'fails'], false],
    ['not', 'fails', true],
    ['not', 'holds', false],
    ['not', 'open', undefined],
  ] as const)('%s of %s is %s, where a form not yet filled leaves it open', (type, of, answer) => {
    expect(ask(made(type, of))).toBe(answer);
  });
  it('is a fault of the program to ask for a guard that is not defined', () => {
    expect(() => ask(made('all', ['unheardOf']))).toThrow('has no guard "unheardOf"');
  });
});
