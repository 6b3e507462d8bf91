import { join } from 'node:path';
import { readSources, sha256 } from '#definition-files';
import type { FormOverlayFile } from '#definitions';
import { checkOverlays, nationalBase, readOverlay, withOverlays } from '#definitions';

// Definitions that somebody pastes or sends to do harm: each is refused with a sentence, before anything is made of it. The times
// are printed, not asserted: a busy machine is no fault of the reader.
const PATH = 'forms/authorities/northshire/core-assessment.json';

const overlay = (operations: readonly unknown[]) => JSON.stringify({ form: 'core-assessment', base: '2.1.0', version: 1, operations });
const question = (schema: unknown, more: object = {}) => ({ does: 'addQuestion', id: 'northshire.own', section: 'about', schema, question: { label: { en: 'Our own question' } }, ...more });
const nested = (depth: number) => '{"form":"core-assessment","operations":' + '['.repeat(depth) + ']'.repeat(depth) + '}';
const LOOP = { $ref: '#/operations/0/schema' };

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['a $ref to itself', overlay([question(LOOP)]), "'$ref' is not a key here. Write the question out, or put it into a block."],
  ['a $ref loop between two questions', overlay([question({ type: 'string', ...LOOP }), question({ type: 'array', items: { $ref: '#/operations/1/schema' } }, { id: 'northshire.two' })]), "'$ref' is not a key here. Write the question out, or put it into a block."],
  ['a remote $ref', overlay([question({ $ref: 'https://example.org/schema.json' })]), "'$ref' is not a key here. Write the question out, or put it into a block."],
  ['a remote $ref in a condition', overlay([{ does: 'requireWhen', question: 'background', when: { $ref: 'https://example.org/schema.json' } }]), "'$ref' is not a key here. Write the question out, or put it into a block."],
  ['$dynamicRef', overlay([question({ type: 'string', $dynamicRef: '#x' })]), "'$dynamicRef' is not a key here."],
  ['a regular expression that would hang', overlay([question({ type: 'string', maxLength: 200, pattern: '^(a+)+$' })]), "'pattern' is not a key here. Use a named format instead, such as \"format\": \"postcode\"."],
  ['a regular expression in a condition', overlay([{ does: 'requireWhen', question: 'background', when: { properties: { reason: { pattern: '^(a+)+$' } }, required: ['reason'] } }]), "'pattern' is not a key here. Use a named format instead, such as \"format\": \"postcode\"."],
  ['a format that nobody knows', overlay([question({ type: 'string', format: 'regex' })]), "'regex' is not possible here."],
  ['__proto__ as a key', '{"form":"core-assessment","__proto__":{"admin":true}}', 'Line 1, column 27: the key "__proto__" is not allowed.'],
  ['__proto__ deep within', overlay([question({ type: 'string', maxLength: 10 })]).replace('"label"', '"__proto__":{"admin":true},"label"'), 'the key "__proto__" is not allowed.'],
  ['__proto__ written with escapes', '{"form":"core-assessment","\\u005f_proto__":{"admin":true}}', 'the key "__proto__" is not allowed.'],
  ['constructor as a key', overlay([question({ type: 'string', maxLength: 10 })]).replace('"label"', '"constructor":{"prototype":{}},"label"'), 'the key "constructor" is not allowed.'],
  ['prototype as a key', '{"form":"core-assessment","operations":[{"does":"require","prototype":{}}]}', 'the key "prototype" is not allowed.'],
  ['ten thousand questions', overlay(Array.from({ length: 10_000 }, (_, index) => question({ type: 'boolean' }, { id: `q.${index}`, section: 'a', question: { label: { en: '' } } }))), 'This file has'],
  ['ten thousand small operations', overlay(Array.from({ length: 10_000 }, () => ({ does: 'require', question: 'background' }))), 'Here are 10,000 operations, and there may be 2,000: a form as long as that asks to be a form of its own.'],
  ['ten thousand options', overlay([question({ type: 'string', enum: Array.from({ length: 10_000 }, (_, index) => `o${index}`) })]), 'Here are 10,000 entries, and there may be 500.'],
  ['ten thousand keys', overlay([question(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1])))]), 'Here are 10,000 entries, and there may be 500.'],
  ['five megabytes', overlay([question({ type: 'string' }, { question: { label: { en: 'x'.repeat(5_000_000) } } })]), 'and may have 1,000,000: nothing of it was read.'],
  ['a text of half a megabyte', overlay([question({ type: 'string' }, { question: { label: { en: 'x'.repeat(500_000) } } })]), 'This text has 500,000 characters, and may have 20,000.'],
  ['a hundred thousand brackets', nested(100_000), 'Line 1, column 139: this stands 100 brackets deep, and nothing may stand deeper.'],
  ['a condition of ninety thousand parts', overlay([{ does: 'requireWhen', question: 'background', when: { allOf: Array.from({ length: 490 }, () => ({ anyOf: Array.from({ length: 60 }, () => ({ required: ['a'] })) })) } }]), 'This condition has 89,181 parts, and may have 400: say it in fewer, or as conditions of several questions.'],
  ['a brace that is never closed', '{"form":"core-assessment","operations":[', 'the file ends here, before the value is complete.'],
  ['no JSON at all', '<script>alert(1)</script>', 'is not a value: write text in double quotes.'],
  ['nothing but a number', '7', 'This must be an object, not a number.'],
  ['null', 'null', 'This must be an object, not null.'],
  ['a script for a file name', '', 'the file ends here, before the value is complete.'],
];

// The grammar is compiled once, when the first overlay is read.
beforeAll(() => void readOverlay(PATH, overlay([{ does: 'require', question: 'background' }])));

describe('a hostile definition', () => {
  it.each(HOSTILE)('is refused with a sentence: %s', (story, text, sentence) => {
    const began = performance.now();
    const result = readOverlay(PATH, text);
    const took = performance.now() - began;
    if (!('findings' in result)) throw new Error(`${story} was read`);
    const [first] = [...result.findings].sort((a, b) => Number(b.message.includes(sentence)) - Number(a.message.includes(sentence)));
    process.stdout.write(`${story} | ${(text.length / 1000).toFixed(1)} kB | ${took.toFixed(1)} ms | ${first?.rule} at ${first?.path.slice(0, 60) || '(the file)'} | ${first?.message.slice(0, 140)}\n`);
    expect(first?.message).toContain(sentence);
    expect(result.findings.length).toBeLessThanOrEqual(200);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('that keeps the grammar is checked and laid on the pack without harm', async () => {
    const base = nationalBase(await readSources(join(import.meta.dirname, '../../..')), 'northshire', sha256);
    const deep = JSON.parse('{"not":'.repeat(80) + '{"required":["reason"]}' + '}'.repeat(80)) as unknown;
    const wide = { anyOf: Array.from({ length: 60 }, (_, index) => ({ properties: { ageBand: { const: `age${index}` } }, required: ['ageBand'] })) };
    const births = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];
    const stories: readonly (readonly [string, readonly unknown[]])[] = [
      ['a condition of eighty nots', [{ does: 'requireWhen', question: 'background', when: deep }]],
      ['names that every object has by birth', births.flatMap((name) => [{ does: 'require', question: name }, { does: 'move', question: name, section: name, after: name }, { does: 'addBlock', block: name, section: 'about', prefix: 'northshire' }])],
      ['two hundred wide conditions', Array.from({ length: 200 }, (_, index) => question({ type: 'boolean' }, { id: `northshire.q${index}`, question: { label: { en: 'One of many' }, showWhen: wide } }))],
      ['two thousand questions of one place', Array.from({ length: 2_000 }, (_, index) => question({ type: 'boolean' }, { id: `northshire.q${index}`, after: index === 0 ? 'reason' : `northshire.q${index - 1}` }))],
    ];
    for (const [story, operations] of stories) {
      const text = overlay(operations);
      const began = performance.now();
      const result = readOverlay(PATH, text);
      if ('findings' in result) throw new Error(`${story}: ${result.findings[0]?.message}`);
      const overlays = { forms: { 'core-assessment': result.overlay as FormOverlayFile }, workflows: {} };
      const findings = checkOverlays(base, overlays);
      const { forms } = withOverlays(base, overlays, sha256);
      process.stdout.write(`${story} | ${(text.length / 1000).toFixed(1)} kB | ${(performance.now() - began).toFixed(1)} ms | ${findings.length} findings, ${Object.keys(forms['core-assessment']?.questions ?? {}).length} questions\n`);
      expect(forms['core-assessment']?.questions['reason']).toBeDefined();
    }
  }, 60_000);

  it('may stand at no place but those of overlays', () => {
    const result = readOverlay('forms/authorities/../../etc/passwd', overlay([]));
    expect('findings' in result && result.findings[0]?.rule).toBe('file-unknown');
  });

  it('is told from one that is only large: two thousand operations are read', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ does: 'require', question: `q${index}` }));
    expect('overlay' in readOverlay(PATH, overlay(many))).toBe(true);
  });
});
