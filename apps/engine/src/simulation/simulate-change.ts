import { simulate, type CaseRules, type SimulatedWalk, type Simulation } from '#casework';
import type { PublicationContent } from '#definitions';
import type { ChangeRow } from '#store';
import { contentOfChange } from '../authoring/change-content.ts';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';
import { notFound } from '../http/problem.ts';

export interface SimulationAsked extends Pick<SimulatedWalk, 'steps' | 'ageInYears'> {
  readonly workflow: string;
  /** Today without it. */
  readonly startsOn?: string;
}

/** The walk through the workflow of a draft; @throws 404 where the pack has no such workflow. */
export async function simulateChange(engine: Engine, change: ChangeRow, { workflow, steps, ageInYears, startsOn }: SimulationAsked): Promise<Simulation> {
  const rules = draftRules(await contentOfChange(engine, change), workflow, change.id);
  if (!rules) throw notFound();
  return simulate(rules, { steps, startsOn: startsOn ?? civilDateOf(engine.clock.now()), ...(ageInYears === undefined ? {} : { ageInYears }) });
}

/** What cases would be decided by, were this content published. */
function draftRules({ workflows, forms, roles, marks, clocks, calendars, authority }: PublicationContent, id: string, publication: string): CaseRules | undefined {
  const workflow = Object.hasOwn(workflows, id) ? workflows[id] : undefined;
  const form = (idOrRef: string) => forms[idOrRef.split('@')[0] ?? ''];
  return workflow && { publication, workflow, roles, marks, clocks, calendars, jurisdiction: authority.jurisdiction, calendar: authority.calendar, form };
}
