import { Controller, Inject } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { Who, type Reader } from '../session/who.ts';
import { worklistAnswer } from './worklist-answer.ts';

@Controller()
export class WorklistController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'worklist', method: 'get', path: 'api/worklist', says: 'What is asked of this reader, late first, and what happened since yesterday.', access: { resource: 'worklist', act: 'list' }, answer: 'Worklist' })
  read(@Who() reader: Reader) {
    return worklistAnswer(this.engine, reader);
  }
}
