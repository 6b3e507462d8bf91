import { QueryClient, queryOptions } from '@tanstack/react-query';
import { loadForm } from '../record/load-form.ts';
import { client } from './client.ts';
import { valueOf } from './value-of.ts';

/** Nothing is fetched again behind the worker's back: what she reads is what she opened. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 0, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    },
  });

export const worklistQuery = () => queryOptions({ queryKey: ['worklist'], queryFn: () => valueOf(client.worklist()) });
export const caseQuery = (id: string) => queryOptions({ queryKey: ['case', id], queryFn: () => valueOf(client.case(id)) });
export const personQuery = (id: string) => queryOptions({ queryKey: ['person', id], queryFn: () => valueOf(client.person(id)) });
export const eventsQuery = (id: string) => queryOptions({ queryKey: ['case', id, 'events'], queryFn: () => valueOf(client.events(id)) });
export const recordQuery = (id: string, record: string) =>
  queryOptions({ queryKey: ['case', id, 'record', record], queryFn: () => valueOf(client.record(id, record)) });
export const formQuery = (ref: string) => queryOptions({ queryKey: ['form', ref], queryFn: () => loadForm(ref), staleTime: Infinity });
/** A form's words alone, without fetching the module that checks its answers. */
export const formTextQuery = (ref: string) => queryOptions({ queryKey: ['formText', ref], queryFn: () => valueOf(client.form(ref)), staleTime: Infinity });
export const chronologyQuery = (id: string) => queryOptions({ queryKey: ['case', id, 'chronology'], queryFn: () => valueOf(client.chronology(id)) });
export const sharesQuery = (person: string) => queryOptions({ queryKey: ['person', person, 'shares'], queryFn: () => valueOf(client.shares(person)) });
export const staffQuery = () => queryOptions({ queryKey: ['staff'], queryFn: () => valueOf(client.staff()), staleTime: 300_000 });
export const openingsQuery = () => queryOptions({ queryKey: ['openings'], queryFn: () => valueOf(client.openings()) });
export const healthQuery = () => queryOptions({ queryKey: ['health'], queryFn: () => valueOf(client.health()) });
export const publicationQuery = (ref: string) => queryOptions({ queryKey: ['publication', ref], queryFn: () => valueOf(client.publication(ref)) });
