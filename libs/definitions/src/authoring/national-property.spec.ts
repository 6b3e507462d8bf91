import fc from 'fast-check';
import { checkOverlays } from '../overlays/check-overlays.ts';
import { CODES, FORM, baseFiles, changedIn } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import type { NationalBase } from '../overlays/national-base.ts';
import type { FormOperation, FormOverlayFile, Json } from '../types.ts';
import { formOverlay, ownQuestion, testBase } from './fixtures/test-base.ts';
import { mergeNational, settle } from './national.ts';
import { operationKey } from './operation-key.ts';

// The list of needs is open in these specs: options of one's own can be added to it.
const openFiles = () => changedIn(changedIn(baseFiles(), CODES, ['open'], true), CODES, ['codes', 2, 'retired'], undefined);
const base = testBase(openFiles());

const no = { type: 'object', properties: { asked: { const: false } }, required: ['asked'] };
const POOL: readonly FormOperation[] = [
  { does: 'addSection', id: 'northshire.own', title: { en: 'Our own' }, after: 'who' },
  ownQuestion('northshire.a', 'Who came along?', { after: 'calledAt' }),
  ownQuestion('northshire.b', 'What did they bring?', { after: 'northshire.a', question: { label: { en: 'What did they bring?' }, showWhen: { type: 'object', required: ['northshire.a'] } } }),
  ownQuestion('northshire.c', 'What was meant by that?', { section: 'northshire.own', question: { label: { en: 'What was meant by that?' }, showWhen: no } }),
  ownQuestion('northshire.d', 'Which need is it more exactly?', { section: 'basicCare', question: { label: { en: 'Which need is it more exactly?' }, requireWhen: { type: 'object', properties: { need: { const: 'N2' } }, required: ['need'] } } }),
  { does: 'addOption', question: 'need', code: 'northshire-n', label: { en: 'Neglect at night' }, parent: 'N2' },
  { does: 'relabel', target: { question: 'age', part: 'label' }, text: { en: 'How old is the child?' } },
  { does: 'relabel', target: { section: 'basicCare', part: 'title' }, text: { en: 'Care at home' } },
  { does: 'relabel', target: { question: 'need', option: 'N1', part: 'label' }, text: { en: 'Neglect or abuse' } },
  { does: 'move', question: 'age', section: 'who', after: 'others' },
  { does: 'move', question: 'northshire.a', section: 'who' },
  { does: 'moveSection', section: 'basicCare' },
  { does: 'require', question: 'age' },
  { does: 'requireWhen', question: 'calledAt', when: { type: 'object', properties: { age: { minimum: 16 } }, required: ['age'] } },
  { does: 'narrow', question: 'said', schema: { minLength: 20, maxLength: 500 } },
  { does: 'narrow', question: 'others', schema: { enum: ['N1', 'N0'] } },
  { does: 'hideOptional', question: 'nhs' },
  { does: 'hideOptional', question: 'basicCare.evidence' },
];

const edit = (...keys: readonly (string | number)[]) => (value: Json | undefined) => (files: Files) => changedIn(files, FORM, keys, value);
const all = (...edits: readonly ((files: Files) => Files)[]) => (files: Files) => edits.reduce((done, one) => one(done), files);
const sections = (files: Files) => (files[FORM] as { sections: { questions?: Json[] }[] }).sections;
/** Changes a question, where it is still asked. */
const of = (question: string, change: (files: Files) => Files) => (files: Files) => (sections(files).some(({ questions }) => questions?.includes(question)) ? change(files) : files);
/** Takes a question out of the form, wherever it stands. */
const gone = (question: string) =>
  all(edit('schema', 'properties', question)(undefined), edit('questions', question)(undefined), (files) => {
    for (const section of sections(files)) if (section.questions) section.questions = section.questions.filter((one) => one !== question);
    return files;
  });
const CHANGES: readonly ((files: Files) => Files)[] = [
  gone('age'),
  gone('calledAt'),
  gone('nhs'),
  gone('others'),
  all(gone('why'), edit('questions', 'said', 'requireWhen')(undefined), gone('asked'), edit('schema', 'required')(['receivedOn', 'need'])),
  of('age', edit('questions', 'age', 'label', 'en')('Age in years')),
  of('nhs', of('calledAt', edit('questions', 'nhs', 'showWhen')({ required: ['calledAt'] }))),
  edit('schema', 'properties', 'said', 'maxLength')(400),
  edit('schema', 'properties', 'said', 'maxLength')(10),
  of('age', edit('schema', 'properties', 'age')({ type: 'string', maxLength: 20 })),
  edit('sections', 1, 'id')('others'),
  (files) => {
    const first = sections(files)[0]!;
    if (first.questions?.includes('age')) first.questions = ['age', ...first.questions.filter((one) => one !== 'age')];
    return files;
  },
  (files) => changedIn(files, CODES, ['codes'], [{ code: 'N1', label: { en: 'Abuse' } }, { code: 'N0', label: { en: 'Not stated' } }, { code: 'N3', label: { en: 'Stress' } }]),
  (files) => changedIn(files, CODES, ['open'], undefined),
  (files) => {
    sections(files).splice(2, 1);
    return files;
  },
];

const findings = (pack: NationalBase, overlay: FormOverlayFile) => checkOverlays(pack, { forms: { referral: overlay }, workflows: {} });
const known = new Map<string, FormOverlayFile>();

/** Without what the pack as it was refuses. */
function sound(overlay: FormOverlayFile): FormOverlayFile {
  const faulty = new Set(findings(base, overlay).map(({ path }) => Number(/^\/operations\/(\d+)/.exec(path)?.[1])));
  return faulty.size === 0 ? overlay : sound({ ...overlay, operations: overlay.operations.filter((_, index) => !faulty.has(index)) });
}
function soundOnce(overlay: FormOverlayFile): FormOverlayFile {
  const key = JSON.stringify(overlay);
  if (!known.has(key)) known.set(key, sound(overlay));
  return known.get(key)!;
}

const overlays = fc.shuffledSubarray([...POOL], { minLength: 1 }).map((operations) => soundOnce(formOverlay(operations)));
const packs = fc.subarray([...CHANGES.keys()], { minLength: 1, maxLength: 4 });
const packOf = (changes: readonly number[]) => testBase(changedIn(all(...changes.map((change) => CHANGES[change]!))(openFiles()), FORM, ['version'], '1.1.0'));
const choices = fc.constantFrom('ours' as const, 'national' as const);

describe('whatever the pack changes and whatever the authority has changed', () => {
  it('each operation stands, is needless, or is in a conflict, and what is settled either way passes the check', () => {
    fc.assert(
      fc.property(overlays, packs, choices, (overlay, changes, choice) => {
        const next = packOf(changes);
        const merge = mergeNational(overlay, base.content, next.content, (one) => findings(next, one as FormOverlayFile));
        const standing = new Set(merge.merged.operations.map(operationKey));
        const lost = merge.fates.filter(({ key, fate }) => fate !== 'needless' && fate !== 'conflict' && !standing.has(key));
        expect(lost).toEqual([]);
        expect(merge.did).toHaveLength(merge.fates.filter(({ fate }) => fate === 'needless' || fate === 'adapted').length);
        const settled = settle(merge, Object.fromEntries(merge.conflicts.map(({ key }) => [key, choice])));
        expect(findings(next, settled)).toEqual([]);
        const ours = merge.conflicts.filter((one) => choice === 'ours' && one.choices.includes('ours')).map(({ key }) => key);
        expect(ours.filter((key) => !settled.operations.some((one) => operationKey(one) === key))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
