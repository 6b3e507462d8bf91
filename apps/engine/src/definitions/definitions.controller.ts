import { Controller, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Published } from '#store';
import { answerFor } from '../access/decide-access.ts';
import { ENGINE, type Engine } from '../context.ts';
import { notFound } from '../http/problem.ts';
import { Route } from '../http/route.ts';
import { Who, type Reader } from '../session/who.ts';
import { findValidator } from './validators.ts';
import { formAnswer } from './form-answer.ts';

@Controller()
export class DefinitionsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'form', method: 'get', path: 'api/forms/:ref', says: 'A published form, by its reference or by its id for the one in force.', access: { resource: 'forms', act: 'read' }, answer: 'Form' })
  form(@Who() reader: Reader, @Param('ref') ref: string) {
    const form = this.shownTo(reader).form(ref);
    if (!form) throw notFound();
    return formAnswer(form);
  }

  @Route({ id: 'publication', method: 'get', path: 'api/publications/:ref', says: 'What a publication contains.', access: { resource: 'publication', act: 'read' }, answer: 'Publication' })
  publication(@Who() reader: Reader, @Param('ref') ref: string) {
    const found = this.shownTo(reader).publications.find((publication) => publication.ref === ref);
    if (!found) throw notFound();
    const { workflows, forms } = found.content;
    const about = Object.values(forms).map(({ ref: form, title, kind, sections, questions }) => ({ ref: form, title, kind, sections: sections.length, questions: Object.keys(questions).length }));
    return {
      ref, digest: found.digest, workflows: Object.values(workflows).map(({ id, title }) => ({ id, title })), forms: Object.values(forms).map((form) => form.ref), about,
    };
  }

  @Route({ id: 'validator', method: 'get', path: 'validators/:file', says: 'The compiled checks of a form, named by its digest: they never change.', access: { resource: 'validator', act: 'read' }, media: 'text/javascript', refuses: [422] })
  validator(@Param('file') file: string, @Res() reply: FastifyReply) {
    const source = findValidator(this.engine, /^([0-9a-f]{64})\.js$/.exec(file)?.[1] ?? '');
    if (source === undefined) throw notFound();
    void reply.header('content-type', 'text/javascript; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(source);
  }

  /** Whoever may read what is being authored is told which words nobody has checked. */
  private shownTo(reader: Reader): Published {
    const isAuthor = answerFor(reader, { resource: 'authoring', act: 'read' }, 'none') === 'allow';
    return (isAuthor && this.engine.publishedWithMarks(reader.authority)) || reader.published;
  }
}
