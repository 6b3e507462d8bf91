import { Body, Controller, Inject } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { About, Who, type Reader } from '../session/who.ts';
import { openingsAnswer, staffAnswer } from './colleagues.ts';
import type { Subject } from './subject.ts';

@Controller()
export class AccessController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'giveCaseReason', method: 'post', path: 'api/cases/:id/reasons', says: 'Gives the reason for opening a case of another team. It is kept and shown to the child’s manager.', access: { resource: 'openings', act: 'create', about: 'case' }, body: 'Reason' })
  async forCase(@Who() reader: Reader, @About() subject: Subject, @Body() body: { purpose: string }) {
    await this.give(reader, subject, body.purpose);
  }

  @Route({ id: 'givePersonReason', method: 'post', path: 'api/people/:id/reasons', says: 'Gives the reason for opening the file of another team’s child.', access: { resource: 'openings', act: 'create', about: 'person' }, body: 'Reason' })
  async forPerson(@Who() reader: Reader, @About() subject: Subject, @Body() body: { purpose: string }) {
    await this.give(reader, subject, body.purpose);
  }

  @Route({ id: 'openings', method: 'get', path: 'api/openings', says: 'Who of other teams opened the files of my team’s children, and why.', access: { resource: 'openings', act: 'list' }, answer: 'Openings' })
  openings(@Who() reader: Reader) {
    return openingsAnswer(this.engine, reader);
  }

  @Route({ id: 'staff', method: 'get', path: 'api/staff', says: 'The people and teams of this authority.', access: { resource: 'staff', act: 'list' }, answer: 'Staff' })
  staff(@Who() reader: Reader) {
    return staffAnswer(this.engine, reader);
  }

  private give({ authority, actor }: Reader, { person }: Subject, purpose: string): Promise<void> {
    const at = this.engine.clock.now().toISOString();
    return this.engine.store.openings.give(authority, { person: person.state.id, actor: actor.id, purpose, at });
  }
}
