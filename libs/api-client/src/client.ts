import type { FormOverlayFile, WorkflowOverlayFile } from '#definitions';
import type { paths } from './generated/openapi.ts';
import type { Fetch, SendOptions } from './send.ts';
import { createSend } from './send.ts';
import type * as A from './authoring-types.ts';
import type * as T from './types.ts';

/** An address of the engine's own document with its places filled in; one that the engine does not have fails to compile. */
const at = (template: keyof paths, ...values: readonly string[]): string =>
  values.reduce((path, value) => path.replace(/\{\w+\}/, () => encodeURIComponent(value)), template as string);

/** Every request the web app makes, by what it is for; each answers with a `Reply`. */
export const createClient = (options: Omit<SendOptions, 'fetch'> & { readonly fetch?: Fetch } = {}) => {
  const send = createSend({ ...options, fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)) });
  return {
    session: () => send<T.Session>('GET', at('/api/session')),
    signIn: (username: string, password: string) =>
      send<{ user: T.SignedInUser }>('POST', at('/api/session'), { username, password, cookie: true }),
    signOut: () => send<unknown>('DELETE', at('/api/session')),
    worklist: () => send<T.Worklist>('GET', at('/api/worklist')),
    staff: () => send<T.Staff>('GET', at('/api/staff')),
    openings: () => send<{ openings: readonly T.Opening[] }>('GET', at('/api/openings')),
    health: () => send<T.Health>('GET', at('/api/health')),
    publication: (ref: string) => send<T.PublicationView>('GET', at('/api/publications/{ref}', ref)),
    form: (ref: string) => send<T.Form>('GET', at('/api/forms/{ref}', ref)),

    searchPeople: (q: string) => send<{ people: readonly T.PersonHit[] }>('POST', at('/api/people/search'), { q }),
    matches: (person: T.PersonDetails) => send<{ matches: readonly T.PersonHit[] }>('POST', at('/api/people/matches'), person),
    createPerson: (person: T.PersonDetails & { readonly id: string; readonly consideredMatches?: readonly string[] }) =>
      send<{ id: string }>('POST', at('/api/people'), person),
    person: (id: string) => send<T.Person>('GET', at('/api/people/{id}', id)),
    shares: (id: string) => send<T.Shares>('GET', at('/api/people/{id}/shares', id)),
    giveReason: (kind: 'cases' | 'people', id: string, purpose: string) =>
      send<unknown>('POST', kind === 'cases' ? at('/api/cases/{id}/reasons', id) : at('/api/people/{id}/reasons', id), { purpose }),

    openCase: (request: { readonly id: string; readonly person: string; readonly workflow: string }) =>
      send<T.Case>('POST', at('/api/cases'), request),
    case: (id: string) => send<T.Case>('GET', at('/api/cases/{id}', id)),
    events: (id: string) => send<{ events: readonly T.HistoryEvent[] }>('GET', at('/api/cases/{id}/events', id)),
    chronology: (id: string) => send<T.Chronology>('GET', at('/api/cases/{id}/chronology', id)),
    record: (id: string, record: string) => send<T.CaseRecord>('GET', at('/api/cases/{id}/records/{record}', id, record)),
    act: (id: string, action: T.ActionRequest) => send<T.Case>('POST', at('/api/cases/{id}/actions', id), action),

    draft: (id: string, draft: string) => send<T.Draft>('GET', at('/api/cases/{id}/drafts/{draft}', id, draft)),
    saveDraft: (id: string, draft: string, change: T.DraftChange) =>
      send<T.Draft>('PUT', at('/api/cases/{id}/drafts/{draft}', id, draft), change),
    discardDraft: (id: string, draft: string) => send<unknown>('DELETE', at('/api/cases/{id}/drafts/{draft}', id, draft)),

    authoring: () => send<A.Authoring>('GET', at('/api/authoring')),
    palette: () => send<A.Palette>('GET', at('/api/authoring/palette')),
    drift: () => send<A.Drift>('GET', at('/api/authoring/drift')),
    beginChange: (request: A.NewChange) => send<A.Change>('POST', at('/api/authoring/changes'), request),
    change: (id: string) => send<A.Change>('GET', at('/api/authoring/changes/{change}', id)),
    describeChange: (id: string, request: { readonly revision: number; readonly title: string; readonly reason: string }) =>
      send<A.Change>('PUT', at('/api/authoring/changes/{change}', id), request),
    stepChange: (id: string, request: A.StepRequest) => send<A.Change>('POST', at('/api/authoring/changes/{change}/steps', id), request),
    changedForm: (id: string, form: string) => send<A.ChangedForm>('GET', at('/api/authoring/changes/{change}/forms/{file}', id, form)),
    saveChangedForm: (id: string, form: string, request: { readonly revision: number; readonly overlay: FormOverlayFile }) =>
      send<A.ChangedForm>('PUT', at('/api/authoring/changes/{change}/forms/{file}', id, form), request),
    changedWorkflow: (id: string, workflow: string) => send<A.ChangedWorkflow>('GET', at('/api/authoring/changes/{change}/workflows/{file}', id, workflow)),
    saveChangedWorkflow: (id: string, workflow: string, request: { readonly revision: number; readonly overlay: WorkflowOverlayFile }) =>
      send<A.ChangedWorkflow>('PUT', at('/api/authoring/changes/{change}/workflows/{file}', id, workflow), request),
    nationalMerges: (id: string) => send<readonly A.NationalMerge[]>('GET', at('/api/authoring/changes/{change}/national', id)),
    takeNational: (id: string, request: A.NationalChoices) => send<A.Change>('POST', at('/api/authoring/changes/{change}/national', id), request),
    exportChange: (id: string) => send<{ readonly name: string; readonly zip: string }>('GET', at('/api/authoring/changes/{change}/export', id)),
    importChange: (id: string, request: A.ImportRequest) => send<A.Change>('POST', at('/api/authoring/changes/{change}/import', id), request),
  };
};

/** The engine, as the web app speaks to it. */
export type Client = ReturnType<typeof createClient>;
