import { Body, Controller, Inject } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { PersonAction, PersonState } from '#casework';
import type { Answers } from '#definitions';
import { requireRight } from '../access/decide-access.ts';
import { relationshipTo, responsibilityFor, type Subject } from '../access/subject.ts';
import { actOnPerson, addPerson } from '../casework/door.ts';
import { sharesAnswer } from '../casework/chronology.ts';
import { ENGINE, type Engine } from '../context.ts';
import { checkShape } from '../http/check-shape.ts';
import { Route } from '../http/route.ts';
import { About, Who, type Reader } from '../session/who.ts';
import { personAnswer, possibleMatches, searchPeople } from './find-people.ts';

@Controller()
export class PeopleController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'searchPeople', method: 'post', path: 'api/people/search', says: 'Finds people by the beginnings of names or identifiers.', access: { resource: 'search', act: 'search' }, body: 'Search', answer: 'People' })
  search(@Who() reader: Reader, @Body() body: { q: string }) {
    return searchPeople(this.engine, reader, body.q);
  }

  @Route({ id: 'matchPeople', method: 'post', path: 'api/people/matches', says: 'People who may be the one about to be added.', access: { resource: 'matches', act: 'search' }, body: 'PersonDetails', answer: 'Matches' })
  matches(@Who() reader: Reader, @Body() body: Pick<PersonState, 'names'> & Partial<PersonState>) {
    return possibleMatches(this.engine, reader, { identifiers: [], ...body });
  }

  @Route({ id: 'addPerson', method: 'post', path: 'api/people', says: 'Adds a person. One name is enough.', access: { resource: 'person', act: 'create' }, body: 'NewPerson', answer: 'Created', status: 201, refuses: [409, 422] })
  async add(@Who() reader: Reader, @Body() body: { id?: string } & Answers) {
    const { id = randomUUID(), ...data } = body;
    const { state } = await addPerson(this.engine, reader, id, data as Answers);
    return { id: state.id, revision: state.revision };
  }

  @Route({ id: 'person', method: 'get', path: 'api/people/:id', says: 'A person and the cases about them.', access: { resource: 'person', act: 'read', about: 'person' }, answer: 'Person' })
  read(@Who() reader: Reader, @About() { person, relationship }: Subject) {
    return personAnswer(this.engine, reader, person.state, relationship);
  }

  @Route({ id: 'shares', method: 'get', path: 'api/people/:id/shares', says: 'What was shared about a person, with whom, when and on what ground, in each of their cases; and what was withheld.', access: { resource: 'shares', act: 'read', about: 'person' }, answer: 'Shares' })
  shares(@Who() reader: Reader, @About() { person }: Subject) {
    return sharesAnswer(this.engine, reader, person);
  }

  @Route({ id: 'actOnPerson', method: 'post', path: 'api/people/:id/actions', says: 'Corrects what is recorded of a person, or restricts who may know of them.', access: { resource: 'person', act: 'write', about: 'person' }, body: 'PersonAction', shapeLater: true, answer: 'Person', refuses: [409, 412, 422, 428] })
  async act(@Who() reader: Reader, @About() subject: Subject, @Body() body: unknown) {
    const action = checkShape<PersonAction>('PersonAction', body);
    // A reason opens another team's file, and so does an offered case; neither lets one lock that team out.
    if (action.type === 'person.restrict') requireRight(reader, { resource: 'restriction', act: 'write' }, await responsibilityFor(this.engine, reader, subject.person.state));
    const { state } = await actOnPerson(this.engine, reader, subject.person.state.id, action);
    return personAnswer(this.engine, reader, state, await relationshipTo(this.engine, reader, state));
  }
}
