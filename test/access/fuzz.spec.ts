import { exampleDay, exampleOf, handInContact } from '../api/support/stories.ts';
import { send, signedIn, startTestEngine, type As, type TestEngine } from '../api/support/test-engine.ts';
import { mutated, pick, seeded, spoilt, valueFor, type Schema } from './support/fuzz.ts';
import { show } from './support/table.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261123);
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 800);

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: Schema;
}
let engine: TestEngine;
let tokens: readonly string[];
let worker: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: exampleDay });
  worker = await signedIn(engine, 'practitioner@northshire');
  tokens = await Promise.all([...Array<string>(5).fill('practitioner@northshire'), 'manager@northshire', 'manager@northshire', 'analyst@northshire', 'practitioner@westhaven'].map(async (username) => String((await send(engine, 'POST', '/api/session', { username, password: 'demo' })).body['token'])));
});
afterAll(() => engine.end());

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } } } } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
}
async function readOperations(): Promise<{ operations: readonly Operation[]; definitions: Document['components']['schemas'] }> {
  const { paths, components } = (await send(engine, 'GET', '/api/openapi.json')).body as unknown as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({ method: method.toUpperCase() as Operation['method'], path, ...(requestBody && { body: requestBody.content['application/json'].schema }) })),
  );
  // Signing out would end what asks, and signing in wrongly would make the address wait.
  return { operations: operations.filter(({ path }) => path !== '/api/session'), definitions: components.schemas };
}

const odd = ['constructor', '%00', '..%2f..', 'x'.repeat(90), '%F0%9F%A7%92', '0'];
const doings = { 'contact.submit': 'contact', 'contact.approve': 'decision', 'contact.return': 'decision', 'note.record': 'note', 'case.assign': 'assignment', 'visit.record': 'visit', 'clock.explain': 'late-reason' };
interface Target {
  readonly id: string;
  readonly person: string;
  readonly record: string;
  readonly draft: string;
}

test(`${requests} requests that are nearly right find nothing that breaks, and every refusal is a problem document`, async () => {
  const { operations, definitions } = await readOperations();
  const often = operations.flatMap((operation) => (operation.body ? [operation, operation, operation, operation] : [operation]));
  const random = seeded(seed);
  const answers = await Promise.all(Object.entries(doings).map(async ([type, form]) => ({ type, data: await exampleOf(form).catch(() => ({ team: 'fenbridge' })) })));
  const bad: string[] = [];
  const counts = new Map<string, Map<number, number>>();
  let target: Target | undefined;
  for (let n = 0; n < requests; n += 1) {
    // A child of its own now and then: what was asked before may have hidden or closed the last one.
    if (!target || n % 100 === 0) target = { ...(await handInContact(worker)), draft: `draft-${n}` };
    const { method, path, body: schema } = pick(random, often);
    const good: { readonly [name: string]: string } = { id: path.includes('/people/') ? target.person : target.id, record: target.record, draft: target.draft, ref: 'contact' };
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => (random() < 0.9 ? (good[name] ?? '0') : pick(random, odd)));
    const plain = schema && (valueFor(schema, definitions, random) as { [name: string]: unknown });
    if (plain) fillIn(plain, path, target, { random, answers });
    const body = plain && spoilt(JSON.stringify(random() < 0.75 ? mutated(plain, random) : plain), random);
    const reply = await send(engine, method, url, body, random() < 0.97 ? { authorization: `Bearer ${pick(random, tokens)}` } : {});
    const isProblem = typeof reply.body === 'object' && typeof reply.body['code'] === 'string' && /^\S.*[.?]$/s.test(String(reply.body['detail'])) && String(reply.headers['content-type']).startsWith('application/problem+json');
    if (reply.status >= 500 || (reply.status >= 400 && !isProblem)) bad.push(`seed ${seed}, request ${n}: ${method} ${url} ${body?.slice(0, 500) ?? ''} → ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`);
    const of = counts.get(`${method} ${path}`) ?? new Map<number, number>();
    counts.set(`${method} ${path}`, of.set(reply.status, (of.get(reply.status) ?? 0) + 1));
  }
  show(`${requests} requests at random, seed ${seed}`, ['route', 'answers'], [...counts].sort().map(([what, of]) => [what, [...of].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`).join(', ')]));
  expect(bad).toEqual([]);
  // A fuzzer that is always turned away at the door would prove nothing.
  const accepted = [...counts.values()].reduce((sum, of) => sum + [...of].reduce((found, [status, times]) => found + (status < 300 ? times : 0), 0), 0);
  expect(accepted).toBeGreaterThan(requests / 20);
  expect(engine.lines.join('')).not.toMatch(/"level":50/);
}, 180_000);

/** Where the schema is free, what a page would send: so that what goes wrong goes wrong deep inside. */
function fillIn(plain: { [name: string]: unknown }, path: string, target: Target, { random, answers }: { random: () => number; answers: readonly { type: string; data: object }[] }): void {
  const { type, data } = pick(random, answers);
  const other = random() < 0.8 ? data : pick(random, answers).data;
  if (path === '/api/cases') Object.assign(plain, { person: target.person, workflow: 'child-in-need' });
  if (path.endsWith('/actions') && path.includes('/cases/')) Object.assign(plain, { type, data: other, draft: undefined }, random() < 0.8 && { revision: 2, happenedOn: undefined });
  if (path.endsWith('/actions') && path.includes('/people/')) Object.assign(plain, { revision: 1 + Math.floor(random() * 3) });
  if (path.endsWith('{draft}')) Object.assign(plain, { action: type, changes: other });
}

test('after all that the case is what its events say, and can be gone on with', async () => {
  const opened = await handInContact(worker);
  expect((await worker('GET', `/api/cases/${opened.id}`)).status).toBe(200);
  expect((await engine.sweep()).deliveries).toBe(0);
});
