import { publicationsFrom } from '#definition-files';
import type { ResolvedForm } from '#definitions';
import { compileForm } from '#definitions';
import { generateAnswers } from './generate-answers.ts';
import { generateValue } from './generate-value.ts';
import { randomFrom } from './random.ts';

const today = '2026-11-23';

/** The forms of every pack, once each where packs share them. */
const formsOf = async (): Promise<ResolvedForm[]> => {
  const read = await publicationsFrom(process.cwd());
  if ('findings' in read) throw new Error(JSON.stringify(read.findings[0]));
  const all = Object.values(read.publications).flatMap(({ forms }) => Object.values(forms));
  return [...new Map(all.map((form) => [`${form.id} ${JSON.stringify(form.schema)}`, form])).values()];
};

describe('answers made for the forms of this repository', () => {
  let forms: ResolvedForm[];
  beforeAll(async () => {
    forms = await formsOf();
  }, 60_000);

  it('are accepted by every form, sparse, usual and full, several times over', () => {
    expect(forms.length).toBeGreaterThan(50);
    for (const form of forms) {
      const check = compileForm(form);
      for (const [index, optional] of [0, 0.5, 1, 0.5, 0.5].entries()) {
        const answers = generateAnswers(form, check, { random: randomFrom(`${form.id}-${index}`), today, optional });
        expect({ form: form.id, problems: check.problems(answers), notSent: check.toSend(answers).notSent }).toEqual({ form: form.id, problems: [], notSent: [] });
      }
    }
  });

  it('reach every code of a required choice', () => {
    for (const form of forms) {
      const choices = Object.values(form.questions).filter((question) => question.required && question.kind === 'choice' && question.options);
      if (choices.length === 0) continue;
      const check = compileForm(form);
      const many = Array.from({ length: 300 }, (_, index) => generateAnswers(form, check, { random: randomFrom(index), today, optional: 0.1 }));
      for (const { id, options } of choices) expect(new Set(many.map((answers) => answers[id])).size).toBe(options?.length);
    }
  });

  it('name no day after today', () => {
    for (const form of forms) {
      const answers = generateAnswers(form, compileForm(form), { random: randomFrom('days'), today, optional: 1 });
      const days = JSON.stringify(answers).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
      expect(days.filter((day) => day > today)).toEqual([]);
    }
  });

  it('keep what was given', () => {
    const form = forms.find(({ questions }) => Object.values(questions).some(({ kind, required }) => kind === 'narrative' && required)) as ResolvedForm;
    const question = Object.values(form.questions).find(({ kind, required }) => kind === 'narrative' && required)?.id ?? '';
    const given = { [question]: 'As it was told.' };
    expect(generateAnswers(form, compileForm(form), { random: randomFrom(3), today, given })[question]).toBe('As it was told.');
  });
});

describe('a generated value', () => {
  const context = { random: randomFrom('values'), today };

  it.each([
    [{ type: 'string', minLength: 40, maxLength: 60 }, (value: unknown) => String(value).length >= 40 && String(value).length <= 60],
    [{ type: 'string', maxLength: 5 }, (value: unknown) => String(value).length <= 5 && String(value).trim() !== ''],
    [{ type: 'integer', minimum: 3, maximum: 4 }, (value: unknown) => value === 3 || value === 4],
    [{ type: 'array', minItems: 2, items: { enum: ['a', 'b', 'c'] } }, (value: unknown) => new Set(value as string[]).size === (value as string[]).length && (value as string[]).length >= 2],
    [{ type: 'string', format: 'date-time' }, (value: unknown) => /^2026-11-2[12]T\d\d:\d\d$/.test(String(value))],
    [{ const: 'only' }, (value: unknown) => value === 'only'],
  ])('keeps to %j', (schema, holds) => {
    for (let round = 0; round < 50; round += 1) expect(holds(generateValue(schema as never, context))).toBe(true);
  });
});
