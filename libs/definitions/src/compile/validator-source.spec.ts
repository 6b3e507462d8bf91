import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { CompiledForm } from '../answers/compiled.ts';
import { formCheck } from '../answers/form-check.ts';
import { asSources, baseFiles } from '../fixtures/base-definitions.ts';
import { resolveAuthority } from '../resolve/resolve-authority.ts';
import type { Answers, ResolvedForm } from '../types.ts';
import { compileForm } from './compile-form.ts';
import { validatorSource } from './validator-source.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function referral(): ResolvedForm {
  const resolved = resolveAuthority(asSources(baseFiles()), 'northshire', hash);
  if ('findings' in resolved) throw new Error(JSON.stringify(resolved.findings));
  const form = resolved.content.forms['referral'];
  if (!form) throw new Error('no referral');
  return form;
}

async function standalone(source: string): Promise<CompiledForm> {
  return (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as CompiledForm;
}

const text = fc.oneof(fc.constantFrom('', '  ', 'She said so.', '2026-02-30', '2026-03-27', '2026-03-27T09:30', '943 476 5919', 'N1', 'N2', 'N9', '😀'.repeat(60)), fc.string());
const uuid = fc.uuid({ version: 4 });
const row = fc.record({ id: fc.oneof(uuid, text), name: text, tie: fc.oneof(fc.constantFrom('parent', 'other'), text), otherTie: text }, { requiredKeys: [] });
const answers = fc.record(
  {
    receivedOn: text, calledAt: text, need: text, said: text, asked: fc.oneof(fc.boolean(), text), why: text, age: fc.oneof(fc.integer({ min: -1, max: 30 }), fc.double({ noNaN: true, noDefaultInfinity: true }), text),
    people: fc.array(row, { maxLength: 4 }), others: fc.array(text, { maxLength: 4 }), nhs: text, 'health.concern': fc.boolean(), 'health.evidence': text, 'basicCare.concern': fc.boolean(), unknown: text,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;
const good = fc.record(
  { receivedOn: fc.constant('2026-03-27'), need: fc.constantFrom('N1', 'N2'), asked: fc.boolean(), why: fc.constant('She was asleep.'), said: fc.constantFrom('', 'Yes.') },
  { requiredKeys: ['receivedOn', 'need'] },
) as fc.Arbitrary<Answers>;

describe('the validator module that a browser loads', () => {
  it('is a module even where two questions share one condition', async () => {
    const form = referral();
    const showWhen = form.questions['why']?.showWhen;
    if (!showWhen) throw new Error('why is always asked');
    const { conditions } = await standalone(validatorSource({ ...form, questions: { ...form.questions, age: { ...form.questions['age']!, showWhen } } }));
    expect([conditions['why']?.show?.({ asked: false }), conditions['age']?.show?.({ asked: false }), conditions['age']?.show?.({})]).toEqual([true, true, false]);
  });

  const form = referral();
  const source = validatorSource(form);

  it('imports nothing and evaluates nothing', () => {
    expect(source).not.toMatch(/\brequire\(|\bimport\b|\beval\(|new Function\b/);
  });

  it('judges every set of answers as the engine does, sentence by sentence', async () => {
    const browser = formCheck(form, await standalone(source));
    const engine = compileForm(form);
    fc.assert(
      fc.property(fc.oneof(answers, good), (given) => {
        expect(browser.problems(given)).toEqual(engine.problems(given));
        expect(browser.shown(given)).toEqual(engine.shown(given));
        expect(browser.required(given)).toEqual(engine.required(given));
        expect(browser.toSend(given)).toEqual(engine.toSend(given));
      }),
      { numRuns: 500 },
    );
  });

  it('accepts some answers and refuses others', async () => {
    const browser = formCheck(form, await standalone(source));
    const counts = fc.sample(good, 200).map((given) => browser.problems(given).length === 0);
    expect(new Set(counts)).toEqual(new Set([true, false]));
  });
});

describe('what is sent', () => {
  const engine = compileForm(referral());

  it('is the same when it is taken of what was sent', () => {
    fc.assert(
      fc.property(fc.oneof(answers, good), (given) => {
        const once = engine.toSend(given).answers;
        expect(engine.toSend(once)).toEqual({ answers: once, notSent: [] });
      }),
      { numRuns: 500 },
    );
  });
});
