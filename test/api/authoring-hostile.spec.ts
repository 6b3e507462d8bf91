import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addQuestion, beginChange, changeOf } from './support/authoring.ts';
import { list, repository, send, signedIn, startTestEngine, type As, type Reply, type TestEngine } from './support/test-engine.ts';
import { show } from '../access/support/table.ts';

let engine: TestEngine;
let author: As;
let token: string;
let id: string;
const told: (readonly string[])[] = [];
beforeAll(async () => {
  engine = await startTestEngine();
  author = await signedIn(engine, 'author@northshire');
  token = String((await send(engine, 'POST', '/api/session', { username: 'author@northshire', password: 'demo' })).body['token']);
  id = await beginChange(author);
}, 120_000);
afterAll(async () => {
  show('Hostile definitions: what an author is told, and how long it took', ['what was sent', 'by', 'answer', 'ms', 'sentence'], told);
  await engine.end();
});

const note = JSON.parse(readFileSync(join(repository, 'forms/shared/note/form.json'), 'utf8')) as { readonly version: string; readonly sections: readonly { readonly id: string }[] };
const firstSection = note.sections[0]!.id;
const question = (schema: object, more: object = {}, name = 'x') => ({ does: 'addQuestion', id: `northshire.${name}`, section: firstSection, schema, question: { label: { en: 'X' } }, ...more });
const overlay = (...operations: readonly object[]) => ({ form: 'note', base: note.version, version: 1, operations });
const path = 'forms/authorities/northshire/note.json';
/** JSON text with what cannot be written as an object. */
const raw = (text: string, schema: string) => text.replace('"HERE"', schema);
const withHere = JSON.stringify(overlay(question({ type: 'string' }, { ui: { 'ui:options': 'HERE' } })));

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['a $ref that leads to itself', JSON.stringify(overlay(question({ type: 'string', $ref: '#' })))],
  ['two $defs that lead to one another', JSON.stringify(overlay(question({ type: 'string', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' })))],
  ['a $dynamicRef', JSON.stringify(overlay(question({ type: 'array', items: { type: 'string', $dynamicRef: '#meta' } })))],
  ['a reference to another server', JSON.stringify(overlay(question({ type: 'string', $ref: 'https://example.org/schema.json' })))],
  ['a reference to a file', JSON.stringify(overlay(question({ type: 'string', $ref: 'file:///etc/passwd' })))],
  ['a pattern that would hang', JSON.stringify(overlay(question({ type: 'string', pattern: '^(a+)+$' })))],
  ['a pattern in a condition', JSON.stringify(overlay(question({ type: 'string' }), { does: 'requireWhen', question: 'northshire.x', when: { properties: { what: { pattern: '(x+x+)+y' } } } }))],
  ['a key __proto__', raw(withHere, '{"__proto__":{"polluted":true}}')],
  ['a key constructor.prototype', raw(withHere, '{"constructor":{"prototype":{"polluted":true}}}')],
  ['a question called __proto__', JSON.stringify(overlay({ ...question({ type: 'string' }), id: '__proto__' }))],
  ['ten thousand questions', JSON.stringify(overlay(...Array.from({ length: 10_000 }, (_, n) => ({ does: 'require', question: `northshire.q${n}` }))))],
  ['a megabyte and more', JSON.stringify(overlay(question({ type: 'string' }, { question: { label: { en: 'x'.repeat(1_100_000) } } })))],
  ['nested a thousand deep', raw(withHere, `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`)],
  ['ten thousand options', JSON.stringify(overlay(question({ type: 'string', enum: Array.from({ length: 10_000 }, (_, n) => `o${n}`) })))],
  ['lists in lists in lists', JSON.stringify(overlay(question({ type: 'array', items: { type: 'array', items: { type: 'array', items: { type: 'array' } } } })))],
  ['broken off in the middle', JSON.stringify(overlay(question({ type: 'string' }))).slice(0, -7)],
];

/** Sends it, asks for the engine's health at the same moment, and writes down what came and when. */
async function sent(what: string, by: string, ask: () => Promise<Reply>): Promise<Reply> {
  const before = performance.now();
  const [reply, health] = await Promise.all([ask(), send(engine, 'GET', '/api/health')]);
  const took = performance.now() - before;
  const findings = list(reply.body['findings']) as unknown as readonly { readonly rule: string; readonly message: string }[] | undefined;
  const sentence = findings?.[0] ? `${findings[0].rule}: ${findings[0].message}` : String(reply.body['detail'] ?? '');
  told.push([what, by, `${reply.status} ${String(reply.body['code'] ?? '')}`, took.toFixed(0), sentence.slice(0, 200)]);
  expect(health.status).toBe(200);
  expect(took).toBeLessThan(2000);
  return reply;
}
function expectRefusal(reply: Reply): void {
  expect([400, 413, 422]).toContain(reply.status);
  expect(reply.body['detail']).toMatch(/^\S.*[.?]/s);
  expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|\.ts:|Error:/);
}

test.each(hostile)('%s is refused with a sentence, quickly, when it is saved', async (what, text) => {
  const reply = await sent(what, 'save', () => send(engine, 'PUT', `/api/authoring/changes/${id}/forms/note`, `{"revision":0,"overlay":${text}}`, { authorization: `Bearer ${token}` }));
  expectRefusal(reply);
});

test.each(hostile)('%s is refused with a sentence, quickly, when it is pasted into the raw files', async (what, text) => {
  const { revision } = await changeOf(author, id);
  const reply = await sent(what, 'paste', () => author('POST', `/api/authoring/changes/${id}/import`, { revision, files: [{ path, text }] }));
  expectRefusal(reply);
  if (reply.status === 422) expect(list(reply.body['findings']).length).toBeGreaterThan(0);
});

test('after all that nothing was saved, nothing has changed its nature, and the engine works on', async () => {
  expect((await changeOf(author, id))['files']).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(await addQuestion(author, id, 'note', 'northshire.fine', 'And now a question that is fine?')).toMatchObject({ findings: [] });
  expect(engine.lines.join('')).not.toMatch(/"level":50/);
});
