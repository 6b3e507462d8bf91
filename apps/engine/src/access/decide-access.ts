import { answerAccess } from '#casework';
import type { RouteAccess } from '../http/route.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { logView } from './access-log.ts';
import type { Relationship, Subject } from './subject.ts';

/** How long a reason for opening a child's file holds. */
const reasonMs = 12 * 60 * 60_000;

/** What the access table says to this reader. */
export function answerFor(reader: Reader, access: Pick<RouteAccess, 'resource' | 'act'>, relationship: Relationship) {
  return reader.kind ? answerAccess(reader.published.current.content.access, reader.kind, access.resource, access.act, relationship) : 'refuse';
}

/** What the access table says to somebody who has not signed in. */
export function isOpenToAnyone(engine: Engine, access: RouteAccess): boolean {
  const [first] = engine.authorities();
  const table = first === undefined ? undefined : engine.published(first)?.current.content.access;
  return table !== undefined && answerAccess(table, undefined, access.resource, access.act, 'none') === 'allow';
}

/** Lets a reader through to what is about no person. @throws 404 or 403 */
export function requireAccess(reader: Reader, access: RouteAccess): void {
  requireRight(reader, access, 'none');
}

/** Asks the table alone, for one part of what a route does. @throws 404 or 403 */
export function requireRight(reader: Reader, access: Pick<RouteAccess, 'resource' | 'act'>, relationship: Relationship): void {
  const answer = answerFor(reader, access, relationship);
  if (answer === 'allow') return;
  throw answer === 'hide' ? notFound() : refused();
}

/**
 * Lets a reader through to a case or person, and writes down that she saw it or was refused.
 * @throws 404 as if it did not exist, 403 when a reason is needed or the table refuses, 503 when the log cannot be written
 */
export async function requireSubject(engine: Engine, reader: Reader, access: Pick<RouteAccess, 'resource' | 'act'>, subject: Subject): Promise<Subject> {
  const answer = answerFor(reader, access, subject.relationship);
  const view = { person: subject.person.state.id, ...(subject.case && { case: subject.case.state.id }), view: access.resource };
  switch (answer) {
    case 'allow':
      await logView(engine, reader, { ...view, outcome: 'shown' });
      return subject;
    case 'reason': {
      const purpose = await purposeGiven(engine, reader, subject);
      await logView(engine, reader, { ...view, ...(purpose && { purpose }), outcome: purpose ? 'shown' : 'refused' });
      if (!purpose) throw problem(403, 'reason-required-to-open', 'This child is another team’s. Say why you need to open the file; it is logged and shown to the child’s manager.');
      return { ...subject, purpose };
    }
    case 'hide':
      await logView(engine, reader, { ...view, outcome: 'refused' });
      throw notFound();
    case 'refuse':
      await logView(engine, reader, { ...view, outcome: 'refused' });
      throw refused();
    default:
      return answer satisfies never;
  }
}

async function purposeGiven(engine: Engine, reader: Reader, subject: Subject): Promise<string | undefined> {
  const since = new Date(engine.clock.now().getTime() - reasonMs).toISOString();
  return (await engine.store.openings.last(reader.authority, subject.person.state.id, reader.actor.id, since))?.purpose;
}
function refused() {
  return problem(403, 'role-required', 'Your role has no access to this.');
}
