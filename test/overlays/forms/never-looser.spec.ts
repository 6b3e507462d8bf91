import fc from 'fast-check';
import { join } from 'node:path';
import { readSources, sha256 } from '#definition-files';
import type { Answers, CompiledForm, FormOperation, NationalBase, Overlays, Sources } from '#definitions';
import { checkOverlays, compileForm, formCheck, nationalAnswers, nationalBase, validatorSource, withOverlays } from '#definitions';
import { generateAnswers, randomFrom } from '#testing';
import { generateOperations } from './generate-operations.ts';

// Operations are made by chance over every form of the packs; those that break a rule are taken out by the check itself. Of what is
// left it must hold: what the authority's form accepts, the pack's form accepts without the authority's own answers.
let sources: Sources;
beforeAll(async () => {
  sources = await readSources(join(import.meta.dirname, '../../..'));
});

const PACKS = [['ics', 'northshire'], ['england', 'thamesbank'], ['wales', 'glanymor']] as const;
const RUNS = Number(process.env['OVERLAY_RUNS'] ?? 40);

const inForm = (base: NationalBase, form: string, operations: readonly FormOperation[]): Overlays => ({
  forms: { [form]: { form, base: base.content.forms[form]!.version, version: 1, operations } },
  workflows: {},
});

/** What is left of operations when all are taken out that the check finds fault with. */
function faultless(base: NationalBase, form: string, operations: readonly FormOperation[]): readonly FormOperation[] {
  const findings = checkOverlays(base, inForm(base, form, operations));
  if (findings.length === 0) return operations;
  const faulty = new Set(findings.map(({ path }) => Number(path.split('/')[2])));
  return faultless(base, form, operations.filter((_, index) => !faulty.has(index)));
}

/** One after the other where order says something: of what is put in one place, and of what is moved there. */
function together(operation: FormOperation): string | undefined {
  switch (operation.does) {
    case 'addQuestion':
    case 'addBlock':
    case 'move':
      return `${operation.does} ${operation.section} ${operation.after ?? ''}`;
    case 'addSection':
    case 'moveSection':
      return `${operation.does} ${operation.after ?? ''}`;
    case 'addOption':
      return `${operation.does} ${operation.question} ${operation.parent}`;
    default:
      return undefined;
  }
}

function permuted(operations: readonly FormOperation[], seed: number): readonly FormOperation[] {
  const random = randomFrom(seed);
  const shuffled = operations.map((operation) => ({ operation, at: random.next() })).sort((a, b) => a.at - b.at).map(({ operation }) => operation);
  const waiting = new Map<string, FormOperation[]>();
  for (const operation of operations) {
    const group = together(operation);
    if (group !== undefined) waiting.set(group, [...(waiting.get(group) ?? []), operation]);
  }
  return shuffled.map((operation) => waiting.get(together(operation) ?? '')?.shift() ?? operation);
}

describe.each(PACKS)('an overlay of a form of the pack %s', (_pack, authority) => {
  it('is never looser than the pack, and says the same in whatever order it is written', () => {
    const base = nationalBase(sources, authority, sha256);
    const counts = { overlays: 0, operations: 0, answers: 0, local: 0 };
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...Object.keys(base.content.forms)), (seed, form) => {
        const random = randomFrom(seed);
        const operations = faultless(base, form, generateOperations(base.content.forms[form]!, authority, random, 24));
        const { forms } = withOverlays(base, inForm(base, form, operations), sha256);
        const [resolved, national] = [forms[form]!, base.content.forms[form]!];
        const [check, nationalCheck] = [compileForm(resolved), compileForm(national)];
        counts.overlays += 1;
        counts.operations += operations.length;
        for (let round = 0; round < 4; round += 1) {
          const answers: Answers = generateAnswers(resolved, check, { random, today: '2026-03-27', optional: 0.3 + round * 0.2 });
          const without = nationalAnswers(resolved, answers);
          counts.answers += 1;
          counts.local += Object.keys(answers).length - Object.keys(without).length;
          expect(check.problems(answers)).toEqual([]);
          expect(nationalCheck.problems(without)).toEqual([]);
          expect(nationalCheck.toSend(without).answers).toEqual(without);
        }
        const other = withOverlays(base, inForm(base, form, permuted(operations, seed + 1)), sha256).forms[form]!;
        expect(other.digest).toBe(resolved.digest);
      }),
      { numRuns: RUNS },
    );
    process.stdout.write(`${authority}: ${counts.overlays} overlays with ${counts.operations} operations; ${counts.answers} sets of answers accepted, ${counts.local} of the answers local, each accepted nationally without them\n`);
    expect(counts.operations).toBeGreaterThan(counts.overlays);
  }, 300_000);

  it('is judged alike by the engine and by the module that a browser loads', async () => {
    const base = nationalBase(sources, authority, sha256);
    for (const seed of [1, 2, 3]) {
      const random = randomFrom(seed);
      const form = random.pick(Object.keys(base.content.forms));
      const operations = faultless(base, form, generateOperations(base.content.forms[form]!, authority, random, 24));
      const resolved = withOverlays(base, inForm(base, form, operations), sha256).forms[form]!;
      const module = (await import(`data:text/javascript,${encodeURIComponent(validatorSource(resolved))}`)) as CompiledForm;
      const [engine, browser] = [compileForm(resolved), formCheck(resolved, module)];
      for (let round = 0; round < 5; round += 1) {
        const right = generateAnswers(resolved, engine, { random, today: '2026-03-27', optional: 0.7 });
        const wrong = Object.fromEntries(Object.entries(right).map(([id, value]) => [id, random.chance(0.3) ? 'x'.repeat(30_000) : value]));
        expect(browser.problems(right)).toEqual([]);
        expect(browser.problems(wrong)).toEqual(engine.problems(wrong));
        const places = engine.problems(wrong).map(({ path }) => path);
        expect(new Set(places).size).toBe(places.length);
      }
    }
  }, 120_000);
});
