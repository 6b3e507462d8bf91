import { Body, Controller, Inject, Param } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { Who, type Reader } from '../session/who.ts';
import { beginChange, describeChange, type ChangeDetails, type NewChange } from './begin-change.ts';
import { changeAnswer } from './change-answer.ts';
import { requireChange } from './change-content.ts';
import { fileAnswer } from './file-answer.ts';
import { exportChange, importChange, type Imported } from './change-folder.ts';
import { nationalMerges, takeNational, type NationalChoices } from './national-changes.ts';
import { saveFile, type ChangedFile } from './save-file.ts';
import { takeStep, type StepAsked } from './take-step.ts';

const read = { resource: 'authoring', act: 'read' } as const;
const write = { resource: 'authoring', act: 'write' } as const;

/** The life of a change, from its first word to its publication. */
@Controller()
export class ChangesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'beginChange', method: 'post', path: 'api/authoring/changes', says: 'Begins a change on what is in force, or one that brings an earlier publication back.', access: { resource: 'authoring', act: 'create' }, body: 'NewChange', status: 201, answer: 'Change', refuses: [409, 422] })
  async begin(@Who() reader: Reader, @Body() body: NewChange) {
    return changeAnswer(this.engine, reader, await beginChange(this.engine, reader, body));
  }

  @Route({ id: 'change', method: 'get', path: 'api/authoring/changes/:change', says: 'A change with its log, its difference in sentences, its findings and what may be done next.', access: read, answer: 'Change' })
  async change(@Who() reader: Reader, @Param('change') id: string) {
    return changeAnswer(this.engine, reader, await requireChange(this.engine, reader.authority, id));
  }

  @Route({ id: 'describeChange', method: 'put', path: 'api/authoring/changes/:change', says: 'Gives a change another title or reason.', access: write, body: 'ChangeDetails', answer: 'Change', refuses: [409, 412] })
  async describe(@Who() reader: Reader, @Param('change') id: string, @Body() body: ChangeDetails) {
    return changeAnswer(this.engine, reader, await describeChange(this.engine, reader, id, body));
  }

  @Route({ id: 'stepChange', method: 'post', path: 'api/authoring/changes/:change/steps', says: 'Takes a change a step on in its life: tried, sent, returned, published, withdrawn or taken back.', access: { resource: 'authoring', act: 'use' }, body: 'ChangeStep', answer: 'Change', refuses: [409, 412, 422] })
  async step(@Who() reader: Reader, @Param('change') id: string, @Body() body: StepAsked) {
    return changeAnswer(this.engine, reader, await takeStep(this.engine, reader, id, body));
  }

  @Route({ id: 'changedForm', method: 'get', path: 'api/authoring/changes/:change/forms/:file', says: 'A form as a change has it, beside the national one.', access: read, answer: 'ChangeFile' })
  async form(@Who() reader: Reader, @Param('change') id: string, @Param('file') file: string) {
    return fileAnswer(this.engine, reader, await requireChange(this.engine, reader.authority, id), 'forms', file);
  }

  @Route({ id: 'saveChangedForm', method: 'put', path: 'api/authoring/changes/:change/forms/:file', says: 'Saves an authority’s operations on a form, with whatever is still wrong in them.', access: write, body: 'ChangedFile', answer: 'ChangeFile', refuses: [409, 412, 422] })
  async saveForm(@Who() reader: Reader, @Param('change') id: string, @Param('file') file: string, @Body() body: ChangedFile) {
    return fileAnswer(this.engine, reader, await saveFile(this.engine, reader, { id, kind: 'forms', file }, body), 'forms', file);
  }

  @Route({ id: 'changedWorkflow', method: 'get', path: 'api/authoring/changes/:change/workflows/:file', says: 'A workflow as a change has it, beside the national one.', access: read, answer: 'ChangeFile' })
  async workflow(@Who() reader: Reader, @Param('change') id: string, @Param('file') file: string) {
    return fileAnswer(this.engine, reader, await requireChange(this.engine, reader.authority, id), 'workflows', file);
  }

  @Route({ id: 'saveChangedWorkflow', method: 'put', path: 'api/authoring/changes/:change/workflows/:file', says: 'Saves an authority’s operations on a workflow, with whatever is still wrong in them.', access: write, body: 'ChangedFile', answer: 'ChangeFile', refuses: [409, 412, 422] })
  async saveWorkflow(@Who() reader: Reader, @Param('change') id: string, @Param('file') file: string, @Body() body: ChangedFile) {
    return fileAnswer(this.engine, reader, await saveFile(this.engine, reader, { id, kind: 'workflows', file }, body), 'workflows', file);
  }

  @Route({ id: 'nationalMerges', method: 'get', path: 'api/authoring/changes/:change/national', says: 'What a new version of the pack, or what was published meanwhile, means for this change: what merges by itself, and what somebody has to settle.', access: read, answer: 'NationalMerges' })
  async national(@Who() reader: Reader, @Param('change') id: string) {
    return nationalMerges(this.engine, await requireChange(this.engine, reader.authority, id));
  }

  @Route({ id: 'takeNational', method: 'post', path: 'api/authoring/changes/:change/national', says: 'Takes the national change into this one, with each conflict settled.', access: write, body: 'NationalChoices', answer: 'Change', refuses: [409, 412, 422] })
  async take(@Who() reader: Reader, @Param('change') id: string, @Body() body: NationalChoices) {
    return changeAnswer(this.engine, reader, await takeNational(this.engine, reader, id, body));
  }

  @Route({ id: 'exportChange', method: 'get', path: 'api/authoring/changes/:change/export', says: 'The whole configuration with this change, as a zip of the folders that the repository has.', access: read, answer: 'ExportedChange' })
  async exported(@Who() reader: Reader, @Param('change') id: string) {
    return exportChange(this.engine, await requireChange(this.engine, reader.authority, id));
  }

  @Route({ id: 'importChange', method: 'post', path: 'api/authoring/changes/:change/import', says: 'Takes files from a zip or a folder of the repository’s format into this change.', access: write, body: 'ImportedChange', answer: 'Change', refuses: [409, 412, 422] })
  async imported(@Who() reader: Reader, @Param('change') id: string, @Body() body: Imported) {
    return changeAnswer(this.engine, reader, await importChange(this.engine, reader, id, body));
  }
}
