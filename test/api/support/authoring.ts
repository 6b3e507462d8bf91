import { randomUUID } from 'node:crypto';
import { list, type Answer, type As } from './test-engine.ts';

/** An overlay of a form as tests write it. */
export interface TestOverlay {
  readonly form: string;
  readonly base: string;
  readonly version: number;
  readonly operations: readonly object[];
}

/** A question of one's own in a section. */
export function ownQuestion(id: string, section: string, label: string, more: object = {}): object {
  return { does: 'addQuestion', id, section, schema: { type: 'string', maxLength: 200 }, question: { label: { en: label } }, ...more };
}

export async function beginChange(as: As, title = 'More about thresholds', more: object = {}): Promise<string> {
  const id = randomUUID();
  const { status, body } = await as('POST', '/api/authoring/changes', { id, title, reason: `${title}: agreed by the practice board`, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return id;
}

export const changeOf = async (as: As, id: string): Promise<Answer> => (await as('GET', `/api/authoring/changes/${id}`)).body;

/** Puts operations on a form into a change, beside those that are there. */
export async function addToForm(as: As, id: string, form: string, operations: (file: Answer) => readonly object[]) {
  const url = `/api/authoring/changes/${id}/forms/${form}`;
  const file = (await as('GET', url)).body;
  const overlay = file['overlay'] as unknown as TestOverlay;
  return as('PUT', url, { revision: file['revision'], overlay: { ...overlay, operations: [...overlay.operations, ...operations(file)] } });
}

/** Adds one question to the first section of a form. */
export async function addQuestion(as: As, id: string, form: string, question: string, label: string) {
  const reply = await addToForm(as, id, form, (file) => [ownQuestion(question, firstSection(file), label)]);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}
export function firstSection(file: Answer): string {
  return String(list(file['national']!['sections'])[0]!['id']);
}

/** Takes a step on the change as it stands. */
export async function step(as: As, id: string, name: string, more: object = {}) {
  const { revision } = await changeOf(as, id);
  return as('POST', `/api/authoring/changes/${id}/steps`, { revision, step: name, ...more });
}

/** From draft to publication, by two people. */
export async function publishThrough(author: As, publisher: As, id: string, more: object = {}): Promise<Answer> {
  for (const [as, name, what] of [[author, 'try', {}], [author, 'send', {}], [publisher, 'publish', more]] as const) {
    const reply = await step(as, id, name, what);
    if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.body)}`);
  }
  return changeOf(publisher, id);
}
