import { personName, sortWorklist, worklistItems, type CaseState, type PersonState, type WorklistItem } from '#casework';
import { answerFor } from '../access/decide-access.ts';
import { logList } from '../access/access-log.ts';
import { relationshipBy } from '../access/subject.ts';
import { momentNow } from '../casework/moment.ts';
import { staffNames, staffOf } from '../casework/staff.ts';
import { sayActor } from '../casework/view.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';

const dayMs = 24 * 60 * 60_000;
const groups: readonly WorklistItem['group'][] = ['overdue', 'today', 'week', 'later', 'waiting'];

/** What is asked of a reader by the cases that concern her, late first, then by date; and what happened since yesterday. */
export async function worklistAnswer(engine: Engine, reader: Reader) {
  await engine.background.settled();
  const { authority, actor } = reader;
  const { cases } = engine.store;
  const found = await Promise.all([cases.concerning(authority, actor.id, actor.team), actor.everyTeam ? cases.waitingFor(authority, actor.role) : []]);
  const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()];
  const people = new Map((await engine.store.people.some(authority, [...new Set(rows.map(({ person }) => person))])).map(({ id, state }) => [id, state]));
  const visible = rows.filter((row) => {
    const person = people.get(row.person);
    return person && answerFor(reader, { resource: 'case', act: 'read' }, relationshipBy(actor, person, [row.state])) === 'allow';
  });
  const named = (id: string) => ({ id, name: personName(people.get(id)!) });
  const staff = new Map((await staffOf(engine, authority)).map(({ id, name }) => [id, name]));
  const asked = visible.flatMap((row) => itemsOf(engine, reader, row.state, people.get(row.person)!, (user) => staff.get(user) ?? user));
  const items = sortWorklist(asked).map((item) => ({ ...item, person: named(item.person) }));
  const notices = await noticesFor(engine, reader, new Map(visible.map((row) => [row.id, row.state.person])));
  await logList(engine, reader, 'worklist', [...new Set(visible.map(({ person }) => person))]);
  const counts = Object.fromEntries(groups.map((group) => [group, items.filter((item) => item.group === group).length]));
  return { today: momentNow(engine).today, items, counts, notices: notices.map((notice) => ({ ...notice, person: named(notice.person) })) };
}

function itemsOf(engine: Engine, reader: Reader, state: CaseState, person: PersonState, nameOf: (user: string) => string): readonly WorklistItem[] {
  const rules = reader.published.rules(state.publication, state.workflow);
  return rules ? worklistItems(rules, state, reader.actor, momentNow(engine, person), { staff: nameOf, ...(person.sex && { sex: person.sex }) }) : [];
}

/** What was told since this time yesterday, of cases that the reader may see. */
async function noticesFor(engine: Engine, reader: Reader, visible: ReadonlyMap<string, string>) {
  const { authority, actor, published } = reader;
  const since = new Date(engine.clock.now().getTime() - dayMs).toISOString();
  const told = (await engine.store.notices.since(authority, actor.id, actor.role, actor.team, since)).filter((notice) => visible.has(notice.case) && notice.actor !== actor.id);
  const names = await staffNames(engine, authority, told.map((notice) => notice.actor));
  const workflows = Object.values(published.current.content.workflows);
  return told.map((notice) => {
    const history = workflows.map((workflow) => workflow.actions[notice.sentence]?.history).find((one) => one !== undefined);
    return { case: notice.case, person: notice.person, at: notice.at, actor: notice.actor, sentence: sayActor(history ?? { en: notice.sentence }, names[notice.actor] ?? notice.actor) };
  });
}
