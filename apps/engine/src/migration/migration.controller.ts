import { Body, Controller, Inject, Param } from '@nestjs/common';
import type { Subject } from '../access/subject.ts';
import { requireChange } from '../authoring/change-content.ts';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { About, Who, type Reader } from '../session/who.ts';
import { beginMigration, migrationOf, type MigrationAsked } from './migration-runs.ts';
import { caseMigration, moveCase } from './move-case.ts';
import { replayChange } from './replay-change.ts';

const publish = { resource: 'publication', act: 'create' } as const;
const aboutCase = { resource: 'case', act: 'write', about: 'case' } as const;

/** Cases in flight: what a change would do to them, and moving them. */
@Controller()
export class MigrationController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'replay', method: 'get', path: 'api/authoring/changes/:change/replay', says: 'A change against every open case: who would be stuck if moved, which answers of drafts would have no home, which clocks would move, who would need one more approval. Counts, and nothing that says whose case it is.', access: { resource: 'authoring', act: 'read' }, answer: 'Replay' })
  async replay(@Who() reader: Reader, @Param('change') id: string) {
    return replayChange(this.engine, reader, await requireChange(this.engine, reader.authority, id));
  }

  @Route({ id: 'beginMigration', method: 'post', path: 'api/publications/:ref/migration', says: 'Begins to move cases to a publication, or tries what that would do. It goes on in the background, and after a stop where it stopped.', access: publish, body: 'MigrationAsked', answer: 'Migration', refuses: [409] })
  begin(@Who() reader: Reader, @Param('ref') ref: string, @Body() body: MigrationAsked) {
    return beginMigration(this.engine, reader, ref, body);
  }

  @Route({ id: 'migration', method: 'get', path: 'api/publications/:ref/migration', says: 'How far moving cases to a publication has come.', access: publish, answer: 'Migration', refuses: [409] })
  progress(@Who() reader: Reader, @Param('ref') ref: string) {
    return migrationOf(this.engine, reader, ref);
  }

  @Route({ id: 'caseMigration', method: 'get', path: 'api/cases/:id/migration/:ref', says: 'What moving one case to a publication would do.', access: aboutCase, answer: 'CaseMigration' })
  preview(@Who() reader: Reader, @About() subject: Subject, @Param('ref') ref: string) {
    return caseMigration(this.engine, reader, subject, ref);
  }

  @Route({ id: 'moveCase', method: 'post', path: 'api/cases/:id/migration/:ref', says: 'Moves one case to a publication, as its manager decides; done again, it changes nothing.', access: aboutCase, answer: 'Case', refuses: [409] })
  move(@Who() reader: Reader, @About() subject: Subject, @Param('ref') ref: string) {
    return moveCase(this.engine, reader, subject, ref);
  }
}
