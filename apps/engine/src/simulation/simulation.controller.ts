import { Body, Controller, Inject, Param } from '@nestjs/common';
import { requireChange } from '../authoring/change-content.ts';
import { ENGINE, type Engine } from '../context.ts';
import { Route } from '../http/route.ts';
import { Who, type Reader } from '../session/who.ts';
import { simulateChange, type SimulationAsked } from './simulate-change.ts';

/** A made-up child walked through the workflow of a draft. */
@Controller()
export class SimulationController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'simulateChange', method: 'post', path: 'api/authoring/changes/:change/simulate', says: 'Walks a made-up child through a workflow as a change has it: where each step leads, who is asked, what is due. Nothing is kept.', access: { resource: 'authoring', act: 'read' }, body: 'SimulationAsked', answer: 'Simulation', refuses: [503] })
  async simulate(@Who() reader: Reader, @Param('change') id: string, @Body() body: SimulationAsked) {
    return simulateChange(this.engine, await requireChange(this.engine, reader.authority, id), body);
  }
}
