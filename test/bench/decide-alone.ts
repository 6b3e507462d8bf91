import { decideCase, type Actor, type CaseAction } from '#casework';
import { londonDay, type Random } from '#testing';
import type { Engine } from '../../apps/engine/src/context.ts';
import { loadCase, loadPerson } from '../../apps/engine/src/casework/load.ts';
import { momentNow } from '../../apps/engine/src/casework/moment.ts';
import { actionTypes, contactAnswers, noteAnswers, visitAnswers } from '../faults/casework-words.ts';
import { median, quantile } from './quantiles.ts';

export interface DecideTime {
  readonly action: string;
  readonly median: number;
  readonly p95: number;
}

/** Milliseconds that `decideCase` takes on a case as it is stored, without any IO. @throws when an action is refused */
export async function timeDecide(engine: Engine, authority: string, caseId: string, random: Random, times: number): Promise<DecideTime[]> {
  const loaded = await loadCase(engine, authority, caseId);
  const person = loaded && (await loadPerson(engine, authority, loaded.state.person));
  const rules = loaded && engine.published(authority)?.rules(loaded.state.publication, loaded.state.workflow);
  if (!loaded || !person || !rules) throw new Error('The case to decide on is not there.');
  const { state } = loaded;
  const actor: Actor = { id: `practitioner@${authority}`, role: 'practitioner', team: state.assigned.team ?? '' };
  const today = londonDay(Date.now());
  const made = {
    [actionTypes.note]: () => noteAnswers(random, today),
    [actionTypes.visit]: () => visitAnswers(random, today),
    [actionTypes.handIn]: () => contactAnswers(random, today),
  };
  return Object.entries(made).map(([type, answers]) => {
    const took: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const action: CaseAction = { id: random.uuid(), type, revision: state.revision, data: answers() };
      const moment = momentNow(engine, person.state);
      const begun = performance.now();
      const decision = decideCase(rules, state, action, actor, moment);
      took.push(performance.now() - begun);
      if ('refused' in decision) throw new Error(`${type} was refused: ${decision.refused.code}`);
    }
    const warm = took.slice(Math.floor(times / 10));
    return { action: type, median: median(warm), p95: quantile(warm, 0.95) };
  });
}
