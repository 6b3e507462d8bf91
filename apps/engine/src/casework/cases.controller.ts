import { Body, Controller, Inject, Param } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Subject } from '../access/subject.ts';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { About, Who, type Reader } from '../session/who.ts';
import { openCaseOnce } from './open-case.ts';
import { actOnce } from './take-action.ts';
import { chronologyAnswer } from './chronology.ts';
import { caseAnswer, historyAnswer, recordAnswer } from './view.ts';

@Controller()
export class CasesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'openCase', method: 'post', path: 'api/cases', says: 'Opens a case for a person. Each person has one case in each workflow.', access: { resource: 'case', act: 'create' }, body: 'NewCase', answer: 'Case', status: 201, refuses: [404, 409, 422] })
  open(@Who() reader: Reader, @Body() body: { id?: string; person: string; workflow: string }) {
    return openCaseOnce(this.engine, reader, { ...body, id: body.id ?? randomUUID() });
  }

  @Route({ id: 'case', method: 'get', path: 'api/cases/:id', says: 'A case: where it stands, what this reader may do and why the rest is not possible.', access: { resource: 'case', act: 'read', about: 'case' }, answer: 'Case' })
  read(@Who() reader: Reader, @About() { case: loaded, person }: Subject) {
    return caseAnswer(this.engine, reader, loaded!, person.state);
  }

  @Route({ id: 'caseEvents', method: 'get', path: 'api/cases/:id/events', says: 'The history of a case in sentences.', access: { resource: 'case', act: 'list', about: 'case' }, answer: 'Events' })
  events(@Who() reader: Reader, @About() { case: loaded }: Subject) {
    return historyAnswer(this.engine, reader, loaded!);
  }

  @Route({ id: 'chronology', method: 'get', path: 'api/cases/:id/chronology', says: 'What happened to the child, by the day it happened, oldest first; each entry with the record or action it is from.', access: { resource: 'chronology', act: 'read', about: 'case' }, answer: 'Chronology' })
  chronology(@Who() reader: Reader, @About() { case: loaded }: Subject) {
    return chronologyAnswer(this.engine, reader, loaded!);
  }

  @Route({ id: 'record', method: 'get', path: 'api/cases/:id/records/:record', says: 'A record with its versions, decisions, and what changed since it was last returned.', access: { resource: 'record', act: 'read', about: 'case' }, answer: 'Record' })
  record(@About() { case: loaded }: Subject, @Param('record') record: string) {
    return recordAnswer(loaded!, record);
  }

  @Route({ id: 'actOnCase', method: 'post', path: 'api/cases/:id/actions', says: 'Takes an action in a case. The same id and content again answers with the case as it stands.', access: { resource: 'case', act: 'write', about: 'case' }, body: 'CaseAction', shapeLater: true, answer: 'Case', refuses: [409, 412, 422, 428] })
  act(@Who() reader: Reader, @About() { case: loaded, person }: Subject, @Body() body: unknown) {
    return actOnce(this.engine, reader, loaded!, person.state, body);
  }
}
