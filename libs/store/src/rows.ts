import { caseClocks, placeOf, rolesAwaited, type CaseState, type PersonState } from '#casework';
import type { CaseRow, PersonRow } from './projections.ts';
import type { Published } from './published.ts';
import { matchKeys, searchTokens } from './search-tokens.ts';

/** A case's document; undefined when the definitions that it is pinned to are missing. */
export function caseRow(published: Published, state: CaseState, digest: string, now: { readonly now: string }): CaseRow | undefined {
  const rules = published.rules(state.publication, state.workflow);
  if (!rules) return undefined;
  const regions = placeOf(rules.workflow, state.value)?.regions ?? [];
  const due = caseClocks(rules, state, now).filter((clock) => clock.state === 'running').map((clock) => clock.dueOn).sort();
  const { authority, id, revision, person, workflow, status, assigned } = state;
  const asked = askedBy(state);
  return {
    authority, id, revision, digest, state, person, workflow, status,
    ...(assigned.worker && { worker: assigned.worker }),
    ...(assigned.team && { team: assigned.team }),
    ...(assigned.manager && { manager: assigned.manager }),
    ...(asked.length > 0 && { asked }),
    waitsFor: [...new Set([...regions.flatMap((region) => region.waitsFor), ...rolesAwaited(rules.workflow, state)])],
    ...(due[0] && { nextDue: due[0] }),
  };
}

/** Whom a case asks although it is closed or not theirs. */
function askedBy({ offered, notices, status, assigned }: CaseState): readonly string[] {
  const told = notices && status === 'closed' ? [assigned.manager, assigned.team] : [];
  return [...new Set([offered?.team, ...told].filter((one) => one !== undefined))];
}

/** A person's document. */
export function personRow(state: PersonState, digest: string): PersonRow {
  const { authority, id, revision, readers } = state;
  return { authority, id, revision, digest, state, tokens: searchTokens(state), matchKeys: matchKeys(state), readers: readers?.length ? readers : ['*'] };
}
