import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { list, repository, type Answer, type As } from './test-engine.ts';

/** The day after the contacts of the example answers. */
export const exampleDay = '2026-03-03T09:00:00.000Z';

/** Answers that fit a form of Northshire's pack, or one of every pack: the first of its examples. */
export async function exampleOf(form: string, name?: string): Promise<{ [question: string]: unknown }> {
  const folder = ['forms/packs/ics', 'forms/shared'].map((place) => join(repository, place, form, 'examples')).find((place) => existsSync(place))!;
  const file = name ? `${name}.json` : (await readdir(folder)).sort()[0]!;
  return JSON.parse(await readFile(join(folder, file), 'utf8')) as { [question: string]: unknown };
}

/** A child of one name, unlike any other. */
export async function addChild(as: As, names: object[] = [{ given: `Elsie${randomUUID().slice(0, 8)}` }]): Promise<string> {
  const reply = await as('POST', '/api/people', { names });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return String(reply.body.id);
}

export async function openCase(as: As, person?: string): Promise<{ id: string; person: string; view: Answer }> {
  const child = person ?? (await addChild(as));
  const reply = await as('POST', '/api/cases', { person: child, workflow: 'child-in-need' });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return { id: String(reply.body.id), person: child, view: reply.body };
}

/** Takes an action on the case as it stands. */
export async function act(as: As, id: string, type: string, data?: object, more: object = {}) {
  const { body } = await as('GET', `/api/cases/${id}`);
  return as('POST', `/api/cases/${id}/actions`, { id: randomUUID(), type, revision: body.revision, ...(data && { data }), ...more });
}

/** A case whose contact was handed in. */
export async function handInContact(as: As) {
  const opened = await openCase(as);
  const reply = await act(as, opened.id, 'contact.submit', await exampleOf('contact'));
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return { ...opened, view: reply.body, record: String(list(reply.body.records)[0]!.id) };
}
