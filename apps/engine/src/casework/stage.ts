import { caseView, type CaseState } from '#casework';
import type { Text } from '#definitions';
import type { Reader } from '../session/who.ts';

/** The stage of a case and what it is called where it stands. */
export function stageOf(reader: Reader, state: CaseState): { stage: string; stageLabel: Text } {
  const rules = reader.published.rules(state.publication, state.workflow);
  if (!rules) return { stage: '', stageLabel: { en: '' } };
  const today = state.openedOn.slice(0, 10);
  const { stage, regions } = caseView(rules, state, { id: '', role: '' }, { now: `${today}T12:00:00.000Z`, today, salt: '' });
  const region = regions.find((one) => one.stage === stage) ?? regions[0];
  return { stage, stageLabel: region?.stateLabel ?? { en: stage } };
}
