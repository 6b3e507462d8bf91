import type { CaseRules } from '#casework';
import type { Publication, ResolvedForm } from '#definitions';
import type { Store } from './connect.ts';

/** What an authority has published, as the engine decides by it. */
export interface Published {
  readonly authority: string;
  readonly current: Publication;
  readonly publications: readonly Publication[];
  /** The rules of a case that is pinned to a publication; undefined when that publication has no such workflow. */
  readonly rules: (publication: string, workflow: string) => CaseRules | undefined;
  /** By ref from whichever publication has it, by id from the one in force. */
  readonly form: (idOrRef: string) => ResolvedForm | undefined;
}

/** Reads every publication of an authority; undefined when there is none. */
export async function loadPublished(store: Store, authority: string): Promise<Published | undefined> {
  return publishedFrom(await store.publications.all(authority));
}

/** Makes the rules of an authority from its publications, oldest first: machine and actions as pinned, the rest as in force now. */
export function publishedFrom(publications: readonly Publication[]): Published | undefined {
  const current = publications.at(-1);
  if (!current) return undefined;
  const byRef = new Map(publications.map((publication) => [publication.ref, publication]));
  const forms = new Map(publications.flatMap(({ content }) => Object.values(content.forms).map((form) => [form.ref, form] as const)));
  const form = (idOrRef: string) => forms.get(idOrRef) ?? own(current.content.forms, idOrRef);
  const { roles, marks, clocks, calendars, authority } = current.content;
  const made = new Map<string, CaseRules>();
  function rules(publication: string, workflow: string): CaseRules | undefined {
    const key = `${publication} ${workflow}`;
    const before = made.get(key);
    if (before) return before;
    const pinned = own(byRef.get(publication)?.content.workflows ?? {}, workflow);
    if (!pinned) return undefined;
    const now = { publication, workflow: pinned, roles, marks, clocks, calendars, jurisdiction: authority.jurisdiction, calendar: authority.calendar, form };
    made.set(key, now);
    return now;
  }
  return { authority: current.authority, current, publications, rules, form };
}

function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
