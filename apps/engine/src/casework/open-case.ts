import { requireSubject } from '../access/decide-access.ts';
import { findSubject } from '../access/subject.ts';
import type { Engine } from '../context.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { openCaseFor } from './door.ts';
import { loadCase } from './load.ts';
import { caseAnswer } from './view.ts';

interface Claim {
  readonly case: string;
  readonly at: number;
}
/** A claim without a case is somebody opening one right now, or a crash; after this it may be taken over. */
const openingMs = 10_000;

/** Opens a case unless the person has one in this workflow. @throws 409 case-exists with its id */
export async function openCaseOnce(engine: Engine, reader: Reader, asked: { readonly id: string; readonly person: string; readonly workflow: string }) {
  const subject = await findSubject(engine, reader, 'person', asked.person);
  if (!subject) throw notFound();
  const { person } = await requireSubject(engine, reader, { resource: 'case', act: 'create' }, subject);
  const taken = await loadCase(engine, reader.authority, asked.id);
  if (taken && taken.state.person !== asked.person) throw problem(409, 'action-id-reused', 'This id was used before for something else. Use a new one.');
  await claim(engine, reader, asked);
  const loaded = await openCaseFor(engine, reader, person.state, asked);
  return caseAnswer(engine, reader, loaded, person.state);
}

/** Only one case may begin for a person in a workflow: who claims it first opens it. */
async function claim(engine: Engine, { authority }: Reader, { id, person, workflow }: { id: string; person: string; workflow: string }): Promise<void> {
  const key = `case ${workflow} ${person}`;
  const mine: Claim = { case: id, at: Date.now() };
  const standing = await engine.store.meta.claim<Claim>(authority, key, mine);
  if (standing.case === id) return;
  const exists = await loadCase(engine, authority, standing.case);
  if (exists || Date.now() - standing.at < openingMs) throw problem(409, 'case-exists', 'This person has a case in this workflow already.', { case: standing.case });
  await engine.store.meta.set(authority, key, mine);
}
