import { personMatches, personName, type PersonState } from '#casework';
import { matchKeys, plainWords, type CaseRow, type PersonRow } from '#store';
import { answerFor } from '../access/decide-access.ts';
import { relationshipBy } from '../access/subject.ts';
import { logList } from '../access/access-log.ts';
import { stageOf } from '../casework/stage.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { matchReasons } from './match-reasons.ts';

const most = 50;

/** People with a name or identifier that begins like each word asked for, as far as this reader may know of them. */
export async function searchPeople(engine: Engine, reader: Reader, question: string) {
  const [longest, ...others] = plainWords(question);
  if (!longest) return { people: [] };
  const found = await engine.store.people.withToken(reader.authority, reader.actor.id, longest.slice(0, 20));
  const fitting = found.filter(({ tokens }) => others.every((word) => tokens.includes(word.slice(0, 20))));
  return { people: await shownPeople(engine, reader, 'search', fitting.slice(0, most)) };
}

/** People who may be the one about to be added, likeliest first. */
export async function possibleMatches(engine: Engine, reader: Reader, asked: Pick<PersonState, 'names' | 'birth' | 'sex' | 'identifiers'>) {
  const found = await engine.store.people.withMatchKey(reader.authority, reader.actor.id, matchKeys(asked));
  const weighed = found.map((row) => ({ row, match: personMatches(asked, row.state) })).filter(({ match }) => match.likely);
  const likeliest = weighed.sort((a, b) => b.match.score - a.match.score).slice(0, 10);
  const shown = await shownPeople(engine, reader, 'matches', likeliest.map(({ row }) => row));
  const matches = new Map(likeliest.map(({ row, match }) => [row.id, match]));
  return {
    matches: shown.map((hit) => {
      const { score, because } = matches.get(hit.id)!;
      return { ...hit, score, because: because.map((reason) => matchReasons[reason]) };
    }),
  };
}

/** A person's page: who they are and which cases they have. */
export async function personAnswer(engine: Engine, reader: Reader, state: PersonState, relationship: string) {
  await engine.background.settled();
  const rows = await engine.store.cases.ofPerson(reader.authority, state.id);
  const { id, names, birth, sex, identifiers, revision, readers } = state;
  const workflows = Object.values(reader.published.current.content.workflows).map((workflow) => ({ id: workflow.id, title: workflow.title }));
  return {
    id, name: personName(state), names, identifiers, restricted: readers !== undefined && readers.length > 0, revision, relationship, workflows,
    ...(birth && { birth }), ...(sex && { sex }), cases: casesAnswer(reader, rows),
  };
}

async function shownPeople(engine: Engine, reader: Reader, resource: string, rows: readonly PersonRow[]) {
  await engine.background.settled();
  const cases = await engine.store.cases.ofPeople(reader.authority, rows.map(({ id }) => id));
  const hits = rows.flatMap(({ state }) => {
    const own = cases.filter(({ person }) => person === state.id);
    const relationship = relationshipBy(reader.actor, state, own.map((row) => row.state));
    if (answerFor(reader, { resource, act: 'search' }, relationship) !== 'allow') return [];
    // Whose file needs a reason is named, so that no second record is made, and no more.
    const isOpen = answerFor(reader, { resource: 'person', act: 'read' }, relationship) === 'allow';
    const { id, birth, sex } = state;
    return [{ id, name: personName(state), relationship, ...(birth && { birth }), ...(sex && { sex }), cases: isOpen ? casesAnswer(reader, own) : [] }];
  });
  await logList(engine, reader, resource, hits.map(({ id }) => id));
  return hits;
}

function casesAnswer(reader: Reader, rows: readonly CaseRow[]) {
  return rows.map(({ id, workflow, status, state }) => ({ id, workflow, status, ...stageOf(reader, state) }));
}
