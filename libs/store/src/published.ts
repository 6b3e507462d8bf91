import type { CaseRules } from '#casework';
import { joinMigrations, type PublicationContent, type ResolvedForm } from '#definitions';
import type { Store } from './connect.ts';
import type { KeptPublication } from './publications.ts';

/** What an authority has published, as the engine decides by it on one day. */
export interface Published {
  readonly authority: string;
  /** Of those whose day has come, the one with the highest number. */
  readonly current: KeptPublication;
  /** Oldest first; the last may be in force only later. */
  readonly publications: readonly KeptPublication[];
  /** The rules of a case that is pinned to a publication; undefined when that publication has no such workflow. */
  readonly rules: (publication: string, workflow: string) => CaseRules | undefined;
  /** By ref from whichever publication has it, by id from the one in force. */
  readonly form: (idOrRef: string) => ResolvedForm | undefined;
}

/** Reads every publication of an authority, as they are on a civil day in London; undefined when none is in force. */
export async function loadPublished(store: Store, authority: string, today: string): Promise<Published | undefined> {
  return publishedFrom(await store.publications.all(authority), today);
}

/** The publication in force on a civil day, of some with the oldest first. */
export function inForceOn<Kept extends Pick<KeptPublication, 'from'>>(publications: readonly Kept[], today: string): Kept | undefined {
  return publications.findLast(({ from }) => from === undefined || from <= today);
}

/**
 * Makes the rules of an authority from its publications, oldest first: machine and actions as pinned, the rest as in force on a
 * civil day. Without a day all of them count as in force.
 */
export function publishedFrom(publications: readonly KeptPublication[], today = '9999-12-31'): Published | undefined {
  const current = inForceOn(publications, today);
  if (!current) return undefined;
  const byRef = new Map(publications.map((publication) => [publication.ref, publication]));
  const forms = new Map(publications.flatMap(({ content }) => Object.values(content.forms).map((form) => [form.ref, form] as const)));
  const form = (idOrRef: string) => forms.get(idOrRef) ?? own(current.content.forms, idOrRef);
  const { roles, marks, clocks, calendars, authority } = current.content;
  const made = new Map<string, CaseRules>();
  const migrations = joinMigrations(publications.map(({ content }) => content));
  function rules(publication: string, workflow: string): CaseRules | undefined {
    const key = `${publication} ${workflow}`;
    const before = made.get(key);
    if (before) return before;
    const content = byRef.get(publication)?.content;
    const pinned = own(content?.workflows ?? {}, workflow);
    if (!content || !pinned) return undefined;
    // A form that has been renamed or taken out since is still there for the cases that ask for it.
    const formThen = (idOrRef: string) => form(idOrRef) ?? own(content.forms, idOrRef);
    const now = { publication, workflow: pinned, roles, marks, clocks, calendars, jurisdiction: authority.jurisdiction, calendar: authority.calendar, form: formThen, forms: content.forms, migrations };
    made.set(key, now);
    return now;
  }
  return { authority: current.authority, current, publications, rules, form };
}

/**
 * The rules of a workflow as they would be if some content were published and in force; undefined when it has no such workflow.
 * What was published before stays known: the forms of records, and the ways between versions.
 */
export function rulesUnder(published: Published, content: PublicationContent, publication: string, workflow: string): CaseRules | undefined {
  const pinned = own(content.workflows, workflow);
  if (!pinned) return undefined;
  const { roles, marks, clocks, calendars, authority, forms } = content;
  const form = (idOrRef: string) => own(forms, idOrRef) ?? Object.values(forms).find(({ ref }) => ref === idOrRef) ?? published.form(idOrRef);
  const migrations = joinMigrations([...published.publications.map((one) => one.content), content]);
  return { publication, workflow: pinned, roles, marks, clocks, calendars, jurisdiction: authority.jurisdiction, calendar: authority.calendar, form, forms, migrations };
}

function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
