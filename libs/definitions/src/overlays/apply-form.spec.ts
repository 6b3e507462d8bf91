import { questionSchemas } from '../answers/question-schemas.ts';
import { nationalAnswers } from '../answers/national-answers.ts';
import { compileUncached } from '../compile/compile-form.ts';
import { validatorSource } from '../compile/validator-source.ts';
import { CODES, FORM, asSources, changed, changedIn } from '../fixtures/base-definitions.ts';
import type { Answers, FormOperation, ResolvedForm } from '../types.ts';
import { nationalBase } from './national-base.ts';
import type { NationalBase } from './national-base.ts';
import { withOverlays } from './with-overlays.ts';

const hash = (text: string) => `digest of ${text}`;
const base: NationalBase = nationalBase(asSources(changedIn(changed(CODES, ['open'], true), FORM, ['locked'], ['said'])), 'northshire', hash);
const national = base.content.forms['referral']!;

function applied(...operations: readonly FormOperation[]): ResolvedForm {
  return withOverlays(base, { forms: { referral: { form: 'referral', base: '1.0.0', version: 3, operations } }, workflows: {} }, hash).forms['referral']!;
}
const order = (form: ResolvedForm) => form.sections.map(({ id, questions }) => `${id}: ${questions.join(' ')}`);
const problems = (form: ResolvedForm, answers: Answers) => compileUncached(form).problems(answers).map(({ path, rule, message }) => `${path} ${rule}: ${message.en}`);

const complete: Answers = { receivedOn: '2026-03-27', need: 'N1' };
const school: FormOperation = { does: 'addQuestion', id: 'northshire.school', section: 'who', after: 'people', schema: { type: 'string', maxLength: 100 }, question: { label: { en: 'School' } } };
const row = '7d9f4a5e-0f0b-4a52-9a39-0e7c7f1f0b11';

describe('a form with an authority’s own changes', () => {
  it('says in its ref whose and which they are, and has the pack’s version', () => {
    expect(applied(school).ref).toBe('referral@1.0.0+northshire.3');
    expect(applied().ref).toBe('referral@1.0.0+northshire.3');
    expect(applied().schema).toEqual(national.schema);
  });

  it('asks questions of its own where they were put, in the order of those that follow one another', () => {
    const after = (id: string, anchor?: string): FormOperation => ({ ...school, id, ...(anchor === undefined ? { after: undefined } : { after: anchor }) }) as FormOperation;
    const form = applied(after('northshire.c', 'northshire.b'), school, after('northshire.b', 'people'), after('northshire.last'));
    expect(order(form)[1]).toBe('who: people northshire.school northshire.b northshire.c others nhs health.concern health.evidence northshire.last');
    expect(form.questions['northshire.school']).toMatchObject({ kind: 'text', local: true, required: false });
  });

  it('asks a group of its own, whose rows have ids of their own', () => {
    const group: FormOperation = {
      ...school,
      id: 'northshire.schools',
      schema: { type: 'array', items: { type: 'object', properties: { name: { type: 'string', maxLength: 100 } }, required: ['name'] } },
      question: { label: { en: 'Schools' }, row: { name: { label: { en: 'Name of the school' } } } },
      required: true,
    };
    const form = applied(group);
    expect(problems(form, { ...complete, 'northshire.schools': [{ id: row, name: 'Hillside' }] })).toEqual([]);
    expect(problems(form, complete)).toEqual(['/northshire.schools required: Add at least one entry to ‘Schools’']);
    expect(problems(form, { ...complete, 'northshire.schools': [{ id: row, name: 'Hillside', head: 'Ms Frith' }] })[0]).toMatch(/head/);
  });

  it('asks the questions of a block under the authority’s prefix, and their conditions speak of them', () => {
    const form = applied({ does: 'addBlock', block: 'dimension', with: { dimension: 'health' }, section: 'what', prefix: 'northshire.more' });
    expect(order(form)[0]).toMatch(/age northshire\.more\.health\.concern northshire\.more\.health\.evidence$/);
    expect(problems(form, { ...complete, 'northshire.more.health.concern': true }).map((one) => one.split(' ')[0])).toEqual(['/northshire.more.health.evidence']);
  });

  it('shows an option of its own after the one it counts as, and nationally it is that one', () => {
    const form = applied({ does: 'addOption', question: 'need', code: 'northshire-young-carer', label: { en: 'Young carer' }, parent: 'N1' }, { does: 'addOption', question: 'others', code: 'northshire-gangs', label: { en: 'Gangs' }, parent: 'N1' });
    expect(form.questions['need']?.options?.map(({ code }) => code).slice(0, 2)).toEqual(['N1', 'northshire-young-carer']);
    const answers = { ...complete, need: 'northshire-young-carer', others: ['N1', 'northshire-gangs'] };
    expect(problems(form, answers)).toEqual([]);
    expect(problems(national, answers)).not.toEqual([]);
    expect(nationalAnswers(form, answers)).toEqual({ ...complete, others: ['N1'] });
    expect(problems(national, nationalAnswers(form, answers))).toEqual([]);
  });

  it('has other words, and keeps the Welsh where only the English is given', () => {
    const form = applied(
      { does: 'relabel', target: { question: 'need', part: 'label' }, text: { en: 'What is needed most' } },
      { does: 'translate', target: { question: 'people', row: 'tie', option: 'parent', part: 'label' }, cy: 'Rhiant' },
      { does: 'relabel', target: { part: 'purpose' }, text: { en: 'Why somebody asks' } },
      { does: 'relabel', target: { section: 'who', part: 'hint' }, text: { en: 'Everybody at home' } },
    );
    expect(form.questions['need']?.label).toEqual({ en: 'What is needed most', cy: 'Prif angen' });
    expect(form.questions['people']?.row?.[1]?.options?.[0]?.label).toEqual({ en: 'Parent', cy: 'Rhiant' });
    expect([form.purpose.en, form.sections[1]?.hint?.en]).toEqual(['Why somebody asks', 'Everybody at home']);
    expect(form.uiSchema['need']).toMatchObject({ 'ui:title': 'What is needed most' });
  });

  it('keeps what the pack’s file says of how its questions look', () => {
    expect(applied(school).uiSchema['said']).toEqual(national.uiSchema['said']);
    expect(applied({ ...school, ui: { 'ui:rows': 3 } } as FormOperation).uiSchema['northshire.school']).toMatchObject({ 'ui:rows': 3, 'ui:widget': 'text' });
  });

  it('asks in another order, within a section and across, and in sections of its own', () => {
    const form = applied(
      { does: 'addSection', id: 'northshire.first', title: { en: 'First of all' } },
      { does: 'move', question: 'nhs', section: 'northshire.first' },
      { does: 'move', question: 'need', section: 'what', after: 'why' },
      { does: 'moveSection', section: 'who', after: 'northshire.first' },
    );
    expect(order(form).slice(0, 3)).toEqual(['northshire.first: nhs', 'who: people others health.concern health.evidence', 'what: receivedOn calledAt said asked why need age']);
  });

  it('requires more, always or under a condition, and beside what the pack requires', () => {
    const asked = { properties: { asked: { const: false } }, required: ['asked'] };
    const form = applied({ does: 'require', question: 'age' }, { does: 'requireWhen', question: 'said', when: { required: ['calledAt'] } }, { does: 'require', question: 'others' });
    expect(problems(form, complete).map((one) => one.split(':')[0])).toEqual(['/age required', '/others required']);
    const more = { ...complete, age: 3, others: ['N1'] };
    expect(problems(form, { ...more, calledAt: '2026-03-27T09:00' })).toEqual([expect.stringMatching(/^\/said required/)]);
    expect(problems(form, { ...more, asked: true })).toEqual([expect.stringMatching(/^\/said required/)]);
    expect(problems(applied({ does: 'require', question: 'why' }), { ...complete, asked: false })).toHaveLength(1);
    expect(problems(applied({ does: 'requireWhen', question: 'age', when: asked }), { ...complete, asked: false, why: 'asleep' })).toEqual([expect.stringMatching(/^\/age required/)]);
    expect([...compileUncached(form).required(complete)]).toEqual(expect.arrayContaining(['age', 'others', 'need']));
  });

  it('is stricter, says each fault once and with the stricter limit', () => {
    const form = applied({ does: 'narrow', question: 'age', schema: { maximum: 18 } }, { does: 'narrow', question: 'others', schema: { enum: ['N1'], maxItems: 1 } }, { does: 'narrow', question: 'people', schema: { maxItems: 2 } });
    expect(problems(form, { ...complete, age: 30 })).toEqual(['/age maximum: ‘Age’ must be 18 or less']);
    expect(problems(form, { ...complete, age: 'old' })).toEqual([expect.stringMatching(/^\/age type/)]);
    expect(form.questions['others']?.options?.map(({ code }) => code)).toEqual(['N1']);
    expect(questionSchemas(form)['others']).toEqual({ type: 'array', minItems: 1, uniqueItems: true, maxItems: 1, items: { type: 'string', enum: ['N1'] } });
    expect(questionSchemas(form)['age']).toEqual({ type: 'integer', minimum: 0, maximum: 18 });
  });

  it('does not ask what it hides, and takes no answer to it', () => {
    const form = applied({ does: 'hideOptional', question: 'people' }, { does: 'hideOptional', question: 'nhs' });
    expect(order(form)[1]).toBe('who: others health.concern health.evidence');
    expect(form.questions['people']).toBeUndefined();
    expect(problems(form, { ...complete, people: [{ id: 'x', nonsense: 1 }] })).toEqual([expect.stringMatching(/^\/people .*does not ask ‘people’/)]);
    expect(Object.keys(questionSchemas(form))).not.toContain('people');
  });

  it('leaves out a section of the pack in which nothing is asked any more', () => {
    const form = applied({ does: 'hideOptional', question: 'warmth.concern' }, { does: 'hideOptional', question: 'warmth.evidence' });
    expect(form.sections.map(({ id }) => id)).toEqual(national.sections.map(({ id }) => id).filter((id) => id !== 'warmth'));
  });

  it('keeps what it asked once, to be read', () => {
    const form = applied(school, { does: 'retire', question: 'northshire.school' });
    expect(form.retired?.['northshire.school']?.label.en).toBe('School');
    expect(form.questions['northshire.school']).toBeUndefined();
    expect(nationalAnswers(form, { ...complete, 'northshire.school': 'Hillside' })).toEqual(complete);
    expect(problems(form, { ...complete, 'northshire.school': 'Hillside' })).toHaveLength(1);
  });

  it('passes over what cannot be applied, and what every object has by birth', () => {
    const form = applied(
      { does: 'require', question: 'constructor' },
      { does: 'hideOptional', question: 'toString' },
      { does: 'move', question: 'valueOf', section: 'constructor' },
      { does: 'relabel', target: { question: 'constructor', part: 'label' }, text: { en: 'x' } },
      { does: 'addOption', question: 'hasOwnProperty', code: 'northshire-x', label: { en: 'x' }, parent: 'N1' },
      { does: 'addBlock', block: 'nowhere', section: 'what', prefix: 'northshire' },
    );
    expect(form.questions).toEqual(national.questions);
    expect(order(form)).toEqual(order(national));
  });

  it('gives the same digest in whatever order independent operations are written', () => {
    const operations: readonly FormOperation[] = [school, { does: 'require', question: 'age' }, { does: 'hideOptional', question: 'nhs' }, { does: 'move', question: 'need', section: 'who' }, { does: 'requireWhen', question: 'others', when: { required: ['age'] } }];
    expect(applied(...[...operations].reverse()).digest).toBe(applied(...operations).digest);
  });

  it('has a validator that a browser can run under a strict policy', () => {
    expect(validatorSource(applied(school, { does: 'narrow', question: 'age', schema: { maximum: 18 } }))).toContain('northshire.school');
  });

  it('stands in the publication beside what the pack says', () => {
    const content = withOverlays(base, { forms: { referral: { form: 'referral', base: '1.0.0', version: 1, operations: [school] } }, workflows: {} }, hash);
    expect(content.overlays?.national.forms['referral']).toEqual(national);
    expect(withOverlays(base, { forms: {}, workflows: {} }, hash)).toEqual(base.content);
  });
});
