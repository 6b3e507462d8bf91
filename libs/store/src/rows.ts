import { caseView, type CaseState, type PersonState } from '#casework';
import type { CaseRow, PersonRow } from './projections.ts';
import type { Published } from './published.ts';
import { matchKeys, searchTokens } from './search-tokens.ts';

/** Nobody in particular: who reads a view only for where the case stands. */
const nobody = { id: '', role: '' };

/** A case's document; undefined when the definitions that it is pinned to are missing. */
export function caseRow(published: Published, state: CaseState, digest: string, now: { readonly now: string; readonly today: string }): CaseRow | undefined {
  const rules = published.rules(state.publication, state.workflow);
  if (!rules) return undefined;
  const { regions, clocks } = caseView(rules, state, nobody, { ...now, salt: '' });
  const due = clocks.filter((clock) => clock.state === 'running').map((clock) => clock.dueOn).sort();
  const { authority, id, revision, person, workflow, status, assigned } = state;
  return {
    authority, id, revision, digest, state, person, workflow, status,
    ...(assigned.worker && { worker: assigned.worker }),
    ...(assigned.team && { team: assigned.team }),
    ...(assigned.manager && { manager: assigned.manager }),
    waitsFor: [...new Set(regions.flatMap((region) => region.waitsFor))],
    ...(due[0] && { nextDue: due[0] }),
  };
}

/** A person's document. */
export function personRow(state: PersonState, digest: string): PersonRow {
  const { authority, id, revision, readers } = state;
  return { authority, id, revision, digest, state, tokens: searchTokens(state), matchKeys: matchKeys(state), readers: readers?.length ? readers : ['*'] };
}
