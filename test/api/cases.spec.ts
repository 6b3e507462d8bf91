import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { list, repository, signedIn, startTestEngine, type As, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
let practitioner: As;
let manager: As;
beforeAll(async () => {
  engine = await startTestEngine({ start: '2026-03-03T09:00:00.000Z' });
  practitioner = await signedIn(engine, 'practitioner@northshire');
  manager = await signedIn(engine, 'manager@northshire');
});
afterAll(() => engine.end());

async function exampleOf(form: string) {
  const folder = join(repository, 'forms/packs/ics', form, 'examples');
  const { readdir } = await import('node:fs/promises');
  const [first] = (await readdir(folder)).sort();
  return JSON.parse(await readFile(join(folder, first!), 'utf8')) as { [question: string]: unknown };
}
async function newCase(): Promise<string> {
  const person = await practitioner('POST', '/api/people', { names: [{ given: 'Elsie', family: `Marlow ${randomUUID()}` }] });
  expect(person.status).toBe(201);
  const opened = await practitioner('POST', '/api/cases', { person: person.body.id, workflow: 'child-in-need' });
  expect(opened.status).toBe(201);
  return String(opened.body.id);
}

test('a worker adds a child with one name, opens a case and hands in the contact, which then waits for the manager', async () => {
  const id = await newCase();
  const handedIn = await practitioner('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type: 'contact.submit', revision: 1, data: await exampleOf('contact') });
  console.log(JSON.stringify(handedIn.body).slice(0, 3000));
  expect(handedIn.status).toBe(200);
  expect(list(handedIn.body.regions)[0]).toMatchObject({ waitsFor: ['manager'] });
  console.log(JSON.stringify((await manager('GET', '/api/worklist')).body).slice(0, 3000));
  console.log(JSON.stringify((await manager('GET', `/api/cases/${id}/events`)).body).slice(0, 3000));
});
