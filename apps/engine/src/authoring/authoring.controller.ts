import { Controller, Inject } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { Who, type Reader } from '../session/who.ts';
import { driftAnswer } from './drift-answer.ts';
import { overviewAnswer } from './overview.ts';
import { paletteAnswer } from './palette.ts';

/** What an authority has changed and published, and what it may choose from. */
@Controller()
export class AuthoringController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'authoring', method: 'get', path: 'api/authoring', says: 'Changes, publications, forms and workflows of this authority, and the national changes that wait.', access: { resource: 'authoring', act: 'read' }, answer: 'Authoring', refuses: [503] })
  overview(@Who() reader: Reader) {
    return overviewAnswer(this.engine, reader);
  }

  @Route({ id: 'authoringPalette', method: 'get', path: 'api/authoring/palette', says: 'What an author chooses from: code lists, blocks, data items, roles, marks, clocks and kinds of guards.', access: { resource: 'authoring', act: 'read' }, answer: 'Palette', refuses: [503] })
  palette(@Who() reader: Reader) {
    return paletteAnswer(this.engine, reader);
  }

  @Route({ id: 'drift', method: 'get', path: 'api/authoring/drift', says: 'How what is in force differs from the pack, question by question and step by step.', access: { resource: 'authoring', act: 'read' }, answer: 'DriftReport', refuses: [503] })
  drift(@Who() reader: Reader) {
    return driftAnswer(this.engine, reader);
  }
}
