import { formIdIn } from './facts.ts';
import type { CaseEvent, CaseState, Unsealed } from './types.ts';

const KEPT = 20;

/**
 * The case after it was moved to other definitions, from what any event leads to. Nothing happened in it: each region that it had has
 * been where it is as long as before, under whatever name, and a record is of the form that it is of, under the name it has now.
 */
export function afterMigration(before: CaseState, next: CaseState, event: CaseEvent | Unsealed<CaseEvent>): CaseState {
  const { from, to, migrated } = event.body;
  if (!migrated || from === null || typeof to === 'string') return next;
  const { renamedForms: _earlier, ...rest } = next;
  const renamedForms = renamed(before.renamedForms ?? {}, migrated.forms ?? {});
  const names = Object.keys(renamedForms).length > 0 ? { renamedForms } : {};
  const typeNow = <Act extends { readonly type: string }>(act: Act): Act => ({ ...act, type: migrated.actions?.[act.type] ?? act.type });
  return {
    ...rest,
    ...names,
    ...(next.notices ? { notices: next.notices.map(typeNow) } : {}),
    recent: next.recent.map(typeNow),
    since: Object.fromEntries(Object.keys(to).map((region) => [region, before.since[region] ?? event.happenedOn])),
    records: next.records.map((record) => ({ ...record, formId: formIdIn(names, record.form) })),
    migrated: [...(before.migrated ?? []), { revision: event.revision, from: migrated.from, to: migrated.to, before: from, after: to }].slice(-KEPT),
  };
}

/** What was renamed before and is renamed again goes by its last name; what has its first name again is not renamed. */
function renamed(earlier: { readonly [form: string]: string }, now: { readonly [form: string]: string }): { readonly [form: string]: string } {
  const through = Object.entries(earlier).map(([form, name]) => [form, now[name] ?? name] as const);
  return Object.fromEntries([...Object.entries(now), ...through].filter(([form, name]) => form !== name));
}
