import type { FormOperation, JsonSchema, ResolvedForm, ResolvedQuestion } from '#definitions';
import { questionSchemas } from '#definitions';
import type { Random } from '#testing';

const SHAPES: readonly (readonly [JsonSchema, object])[] = [
  [{ type: 'boolean' }, {}],
  [{ type: 'string', maxLength: 200 }, {}],
  [{ type: 'string', format: 'date' }, {}],
  [{ type: 'integer', minimum: 0, maximum: 99 }, {}],
  [{ type: 'string', enum: ['low', 'high'] }, { options: { low: { en: 'Low', cy: 'Isel' }, high: { en: 'High', cy: 'Uchel' } } }],
  [{ type: 'array', items: { type: 'string', enum: ['low', 'high'] } }, { options: { low: { en: 'Low', cy: 'Isel' }, high: { en: 'High', cy: 'Uchel' } } }],
  [{ type: 'array', items: { type: 'object', properties: { name: { type: 'string', maxLength: 100 }, on: { type: 'string', format: 'date' } }, required: ['name'] } }, { row: { name: { label: { en: 'Name', cy: 'Enw' } }, on: { label: { en: 'When', cy: 'Pryd' } } } }],
];

/**
 * Operations on a form, by chance and without care: many break a rule. What the check lets through is what an authority can publish.
 */
export function generateOperations(form: ResolvedForm, authority: string, random: Random, count: number): readonly FormOperation[] {
  const ids = Object.keys(form.questions);
  const schemas = questionSchemas(form);
  const own: string[] = [];
  const any = () => random.pick([...ids, ...own]);
  const section = () => random.pick(form.sections);
  const after = () => (random.chance(0.6) ? { after: any() } : {});
  const condition = () => conditionOn(random.pick(Object.values(form.questions)), random);
  const makers: readonly (() => FormOperation)[] = [
    () => {
      const [schema, words] = random.pick(SHAPES);
      const place = section();
      const id = `${authority}.q${own.length}`;
      const anchor = random.chance(0.5) && place.questions.length > 0 ? { after: random.pick(place.questions) } : {};
      own.push(id);
      return { does: 'addQuestion', id, section: place.id, ...anchor, schema, question: { label: { en: `Our question ${own.length}`, cy: `Ein cwestiwn ${own.length}` }, ...words, ...(random.chance(0.5) && { showWhen: condition() }), ...(random.chance(0.3) && { requireWhen: condition() }) }, ...(random.chance(0.3) && { required: true as const }) };
    },
    () => ({ does: 'hideOptional', question: any() }),
    () => ({ does: 'hideOptional', question: any() }),
    () => ({ does: 'require', question: any() }),
    () => ({ does: 'requireWhen', question: any(), when: condition() }),
    () => ({ does: 'move', question: any(), section: section().id, ...after() }),
    () => ({ does: 'moveSection', section: section().id, ...(random.chance(0.5) && { after: section().id }) }),
    () => narrow(form.questions[random.pick(ids)]!, schemas, random),
    () => narrow(form.questions[random.pick(ids)]!, schemas, random),
    () => ({ does: 'relabel', target: { question: any(), part: random.pick(['label', 'hint', 'why'] as const) }, text: { en: `Other words ${random.int(1, 99)}`, cy: 'Geiriau eraill' } }),
    () => ({ does: 'translate', target: { question: any(), part: 'label' }, cy: `Cymraeg ${random.int(1, 99)}` }),
    () => addOption(form, authority, random),
    () => ({ does: 'addBlock', block: 'age-band', section: section().id, prefix: `${authority}.b${random.int(1, 9)}` }),
    () => (own.length > 0 ? { does: 'retire', question: random.pick(own) } : { does: 'require', question: any() }),
  ];
  return Array.from({ length: count }, () => random.pick(makers)());
}

function conditionOn({ id, kind, options }: ResolvedQuestion, random: Random): JsonSchema {
  const codes = options?.map(({ code }) => code) ?? [];
  if (random.chance(0.3)) return { required: [id] };
  if (kind === 'yesNo') return { properties: { [id]: { const: random.chance(0.5) } }, required: [id] };
  if (kind === 'choice' && codes.length > 0) return { properties: { [id]: { enum: random.some(codes, Math.min(codes.length, 2)) } }, required: [id] };
  if (kind === 'choices' && codes.length > 0) return { properties: { [id]: { contains: { const: random.pick(codes) } } }, required: [id] };
  return { not: { required: [id] } };
}

function narrow({ id, kind, options }: ResolvedQuestion, schemas: { readonly [id: string]: JsonSchema }, random: Random): FormOperation {
  const schema = schemas[id] ?? {};
  const shorter = Math.max(1, Math.floor(Number(schema.maxLength ?? 100) / random.int(1, 4)));
  if (options && options.length > 1) return { does: 'narrow', question: id, schema: { enum: random.some(options.map(({ code }) => code), random.int(1, options.length)) } };
  if (kind === 'group') return { does: 'narrow', question: id, schema: { maxItems: random.int(1, 6), ...(random.chance(0.3) && { minItems: random.int(1, 7) }) } };
  if (kind === 'number') return { does: 'narrow', question: id, schema: { minimum: random.int(-5, 10) } };
  return { does: 'narrow', question: id, schema: { maxLength: shorter, ...(random.chance(0.3) && { minLength: random.int(1, shorter + 3) }) } };
}

function addOption({ questions }: ResolvedForm, authority: string, random: Random): FormOperation {
  const open = Object.values(questions).filter((question) => question.open && question.options);
  const question = open.length > 0 ? random.pick(open) : random.pick(Object.values(questions));
  const parent = question.options && question.options.length > 0 ? random.pick(question.options).code : 'none';
  return { does: 'addOption', question: question.id, code: `${authority}-o${random.int(1, 9)}`, label: { en: 'Our own option', cy: 'Ein dewis ni' }, parent };
}
