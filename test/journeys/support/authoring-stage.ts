import { randomUUID } from 'node:crypto';
import type { Change, ChangedForm } from '#api-client';
import type { FormOperation } from '#definitions';
import type { SignedInClient } from '#testing';

export const author = 'author@northshire';
export const publisher = 'publisher@northshire';

/** A change of one form, as an author leaves it: written and no more, tried, sent, or published. */
export interface MadeChange {
  readonly id: string;
  readonly form: string;
}

const FORM = 'core-assessment';

/** Makes changes beside the browser, so that a page can be looked at in a state that takes many presses to reach. */
export const changesOf = (client: SignedInClient) => {
  const ask = async <T>(user: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> => {
    const reply = await client.as<T>(user, { method, path, ...(body === undefined ? {} : { body }) });
    if (reply.status >= 300) throw new Error(`${user}: ${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const begin = async (title: string): Promise<MadeChange> => {
    const { id } = await ask<Change>(author, 'POST', '/api/authoring/changes', { id: randomUUID(), title, reason: 'Two local reviews found that hunger was seen and not written down in one place.' });
    return { id, form: FORM };
  };
  const read = ({ id, form }: MadeChange) => ask<ChangedForm>(author, 'GET', `/api/authoring/changes/${id}/forms/${form}`);
  const write = async (change: MadeChange, operations: (form: ChangedForm) => readonly FormOperation[]): Promise<ChangedForm> => {
    const before = await read(change);
    const overlay = { ...before.overlay, operations: [...before.overlay.operations, ...operations(before)] };
    return ask<ChangedForm>(author, 'PUT', `/api/authoring/changes/${change.id}/forms/${change.form}`, { revision: before.revision, overlay });
  };
  const step = async ({ id }: MadeChange, user: string, named: string, more: object = {}): Promise<Change> => {
    const { revision } = await ask<Change>(user, 'GET', `/api/authoring/changes/${id}`);
    return ask<Change>(user, 'POST', `/api/authoring/changes/${id}/steps`, { revision, step: named, ...more });
  };
  return { begin, read, write, step };
};

/** A question of Northshire's own in the second section, and other words for one of its questions that may be reworded. */
export const ownQuestion = (name: string) => ({ national }: ChangedForm): readonly FormOperation[] => {
  const section = national.sections[1];
  const free = section?.questions.find((id) => !national.locked?.includes(id));
  if (!section || free === undefined) throw new Error(`${national.id} has no question that may be reworded`);
  return [
    {
      does: 'addQuestion', id: `northshire.${name}`, section: section.id, after: free, schema: { type: 'string', maxLength: 400 },
      question: { label: { en: 'Does the child have enough to eat?' }, why: { en: 'Hunger was missed in two local reviews.' } }, required: true,
    },
    { does: 'relabel', target: { question: free, part: 'label' }, text: { en: 'When was the child last seen?' } },
  ];
};
