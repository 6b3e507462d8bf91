import type { Fetch, SendOptions } from './send.ts';
import { createSend } from './send.ts';
import type * as T from './types.ts';

const at = encodeURIComponent;

/** Every request the web app makes, by what it is for; each answers with a `Reply`. */
export const createClient = (options: Omit<SendOptions, 'fetch'> & { readonly fetch?: Fetch } = {}) => {
  const send = createSend({ ...options, fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)) });
  return {
    session: () => send<T.Session>('GET', '/api/session'),
    signIn: (username: string, password: string) =>
      send<{ user: T.SignedInUser }>('POST', '/api/session', { username, password, cookie: true }),
    signOut: () => send<unknown>('DELETE', '/api/session'),
    worklist: () => send<T.Worklist>('GET', '/api/worklist'),
    staff: () => send<T.Staff>('GET', '/api/staff'),
    openings: () => send<{ openings: readonly T.Opening[] }>('GET', '/api/openings'),
    health: () => send<T.Health>('GET', '/api/health'),
    publication: (ref: string) => send<T.PublicationView>('GET', `/api/publications/${at(ref)}`),
    form: (ref: string) => send<T.Form>('GET', `/api/forms/${at(ref)}`),

    searchPeople: (q: string) => send<{ people: readonly T.PersonHit[] }>('POST', '/api/people/search', { q }),
    matches: (person: T.PersonDetails) => send<{ matches: readonly T.PersonHit[] }>('POST', '/api/people/matches', person),
    createPerson: (person: T.PersonDetails & { readonly id: string; readonly consideredMatches?: readonly string[] }) =>
      send<{ id: string }>('POST', '/api/people', person),
    person: (id: string) => send<T.Person>('GET', `/api/people/${at(id)}`),
    giveReason: (kind: 'cases' | 'people', id: string, purpose: string) =>
      send<unknown>('POST', `/api/${kind}/${at(id)}/reasons`, { purpose }),

    openCase: (request: { readonly id: string; readonly person: string; readonly workflow: string }) =>
      send<T.Case>('POST', '/api/cases', request),
    case: (id: string) => send<T.Case>('GET', `/api/cases/${at(id)}`),
    events: (id: string) => send<{ events: readonly T.HistoryEvent[] }>('GET', `/api/cases/${at(id)}/events`),
    record: (id: string, record: string) => send<T.CaseRecord>('GET', `/api/cases/${at(id)}/records/${at(record)}`),
    act: (id: string, action: T.ActionRequest) => send<T.Case>('POST', `/api/cases/${at(id)}/actions`, action),

    draft: (id: string, draft: string) => send<T.Draft>('GET', `/api/cases/${at(id)}/drafts/${at(draft)}`),
    saveDraft: (id: string, draft: string, change: T.DraftChange) =>
      send<T.Draft>('PUT', `/api/cases/${at(id)}/drafts/${at(draft)}`, change),
    discardDraft: (id: string, draft: string) => send<unknown>('DELETE', `/api/cases/${at(id)}/drafts/${at(draft)}`),
  };
};

/** The engine, as the web app speaks to it. */
export type Client = ReturnType<typeof createClient>;
