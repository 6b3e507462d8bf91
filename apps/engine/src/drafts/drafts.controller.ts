import { Body, Controller, Inject, Param } from '@nestjs/common';
import type { Subject } from '../access/subject.ts';
import { ENGINE, type Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import { Route } from '../http/route.ts';
import { About, Who, type Reader } from '../session/who.ts';
import { draftAnswer } from './draft-answer.ts';
import { discardDraft, findDraft, saveDraft, type DraftChange } from './save-draft.ts';

@Controller()
export class DraftsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'draft', method: 'get', path: 'api/cases/:id/drafts/:draft', says: 'A draft with everything saved so far.', access: { resource: 'draft', act: 'read', about: 'case' }, answer: 'Draft' })
  async read(@Who() reader: Reader, @About() { case: loaded }: Subject, @Param('draft') id: string) {
    return draftAnswer(await findDraft(this.engine, reader, loaded!, id));
  }

  @Route({ id: 'saveDraft', method: 'put', path: 'api/cases/:id/drafts/:draft', says: 'Saves changed answers; revision 0 begins a draft.', access: { resource: 'draft', act: 'write', about: 'case' }, body: 'DraftChange', answer: 'Draft', refuses: [409, 412] })
  async save(@Who() reader: Reader, @About() { case: loaded, person }: Subject, @Param('draft') id: string, @Body() body: DraftChange) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._~-]{0,79}$/.test(id)) throw problem(400, 'request-invalid', 'A draft’s id has letters, digits and . _ ~ - only.');
    return draftAnswer(await saveDraft(this.engine, reader, loaded!, person.state, id, body));
  }

  @Route({ id: 'discardDraft', method: 'delete', path: 'api/cases/:id/drafts/:draft', says: 'Discards a draft. Who did it and when is kept.', access: { resource: 'draft', act: 'write', about: 'case' } })
  async discard(@Who() reader: Reader, @About() { case: loaded }: Subject, @Param('draft') id: string) {
    await discardDraft(this.engine, reader, loaded!, id);
  }
}
