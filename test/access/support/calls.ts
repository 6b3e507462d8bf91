import { randomUUID } from 'node:crypto';
import type { Reply } from '../../api/support/test-engine.ts';
import { authoringCallers } from './authoring-calls.ts';
import { family, marker, type Child, type Reader, type World } from './world.ts';

/** How a route is called about a child, and what it answers to whoever may. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly allowed: number;
}
type Caller = (child: Child, world: World, reader: Reader) => Call | readonly Call[] | Promise<Call>;

const note = () => ({ aboutOn: '2026-03-02', withWhom: 'School', what: 'A word at the gate.' });

/**
 * Every route of the engine by its operation id. A new route fails the test until it stands here, so that somebody has
 * thought about who may call it.
 */
export const callers: { readonly [operation: string]: Caller } = {
  ...authoringCallers,
  health: () => ({ method: 'GET', url: '/api/health', allowed: 200 }),
  openapi: () => ({ method: 'GET', url: '/api/openapi.json', allowed: 200 }),
  validator: (_, { engine }) => {
    const form = engine.engine.published('northshire')!.form('note')!;
    return { method: 'GET', url: `/validators/${form.digest}.js`, allowed: 200 };
  },
  session: () => ({ method: 'GET', url: '/api/session', allowed: 200 }),
  signIn: () => ({ method: 'POST', url: '/api/session', body: { username: 'admin@glanymor', password: 'demo' }, allowed: 200 }),
  signOut: () => ({ method: 'DELETE', url: '/api/session', allowed: 204 }),
  me: () => ({ method: 'GET', url: '/api/me', allowed: 200 }),
  form: () => ({ method: 'GET', url: '/api/forms/note', allowed: 200 }),
  publication: (_, { engine }, { authority }) => ({ method: 'GET', url: `/api/publications/${engine.engine.published(authority || 'northshire')!.current.ref}`, allowed: 200 }),
  worklist: () => ({ method: 'GET', url: '/api/worklist', allowed: 200 }),
  staff: () => ({ method: 'GET', url: '/api/staff', allowed: 200 }),
  openings: () => ({ method: 'GET', url: '/api/openings', allowed: 200 }),
  searchPeople: () => ({ method: 'POST', url: '/api/people/search', body: { q: family }, allowed: 200 }),
  matchPeople: (child) => ({ method: 'POST', url: '/api/people/matches', body: { names: [{ given: child.name, family }], birth: { date: '2017-04-05' } }, allowed: 200 }),
  addPerson: () => ({ method: 'POST', url: '/api/people', body: { names: [{ given: marker('Added') }] }, allowed: 201 }),
  person: ({ person }) => ({ method: 'GET', url: `/api/people/${person}`, allowed: 200 }),
  async actOnPerson({ person, authority }, { engine }) {
    const revision = (await engine.engine.store.people.find(authority, person))?.revision ?? 1;
    return { method: 'POST', url: `/api/people/${person}/actions`, body: { id: randomUUID(), type: 'person.correct', revision, data: { sex: `${revision % 9}` } }, allowed: 200 };
  },
  givePersonReason: ({ person }) => ({ method: 'POST', url: `/api/people/${person}/reasons`, body: { purpose: marker('Purpose') }, allowed: 204 }),
  openCase: ({ person }) => ({ method: 'POST', url: '/api/cases', body: { person, workflow: 'child-in-need' }, allowed: 409 }),
  case: ({ case: id }) => ({ method: 'GET', url: `/api/cases/${id}`, allowed: 200 }),
  caseEvents: ({ case: id }) => ({ method: 'GET', url: `/api/cases/${id}/events`, allowed: 200 }),
  chronology: ({ case: id }) => ({ method: 'GET', url: `/api/cases/${id}/chronology`, allowed: 200 }),
  shares: ({ person }) => ({ method: 'GET', url: `/api/people/${person}/shares`, allowed: 200 }),
  record: ({ case: id, records }) => records.map((record) => ({ method: 'GET', url: `/api/cases/${id}/records/${record}`, allowed: 200 })),
  actOnCase: ({ case: id }) => ({ method: 'POST', url: `/api/cases/${id}/actions`, body: { id: randomUUID(), type: 'note.record', data: note() }, allowed: 200 }),
  draft: ({ case: id, draft }) => ({ method: 'GET', url: `/api/cases/${id}/drafts/${draft}`, allowed: 200 }),
  saveDraft: ({ case: id }) => ({ method: 'PUT', url: `/api/cases/${id}/drafts/${randomUUID()}`, body: { action: 'visit.record', revision: 0, changes: {} }, allowed: 200 }),
  async discardDraft({ case: id, person, authority }, { engine }) {
    const draft = randomUUID();
    const at = engine.clock.now().toISOString();
    const row = { id: draft, case: id, person, action: 'note.record', form: 'note', revision: 1, answers: {}, contributors: ['practitioner@northshire'], touched: {}, by: 'practitioner@northshire', begunAt: at, savedAt: at, status: 'open' } as const;
    if (authority) await engine.engine.store.drafts.begin(authority, { ...row, authority });
    return { method: 'DELETE', url: `/api/cases/${id}/drafts/${draft}`, allowed: 204 };
  },
  giveCaseReason: ({ case: id }) => ({ method: 'POST', url: `/api/cases/${id}/reasons`, body: { purpose: marker('Purpose') }, allowed: 204 }),
};

/** What an answer means in the words of the access table. */
export function meantBy({ status, body }: Reply, allowed: number): string {
  const code = typeof body === 'object' ? String(body['code']) : '';
  if (status === 403 && code === 'reason-required-to-open') return 'reason';
  if (status === allowed) return 'allow';
  if (status === 403 && code === 'role-required') return 'refuse';
  if (status === 404 && code === 'not-found') return 'hide';
  if (status === 401 && code === 'signed-out') return 'hide';
  return `${status} ${code}`;
}
