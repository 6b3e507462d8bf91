import type { CaseAction, PersonState } from '#casework';
import type { Engine } from '../context.ts';
import { checkShape } from '../http/check-shape.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { actOnCase } from './door.ts';
import type { LoadedCase } from './load.ts';
import { caseAnswer } from './view.ts';

/** Takes an action and answers with the case as it then stands. An action id used before is noticed before the shape is. */
export async function actOnce(engine: Engine, reader: Reader, loaded: LoadedCase, person: PersonState, body: unknown) {
  const action = await shapeOrReused(engine, reader, loaded, body);
  const now = await actOnCase(engine, reader, loaded, person, action);
  return caseAnswer(engine, reader, now, person);
}

async function shapeOrReused(engine: Engine, reader: Reader, { state }: LoadedCase, body: unknown): Promise<CaseAction> {
  try {
    return checkShape<CaseAction>('CaseAction', body);
  } catch (wrong) {
    const id = typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : undefined;
    const known = id && (await engine.store.events.byAction(reader.authority, { kind: 'case', id: state.id }, id));
    throw known ? problem(409, 'action-id-reused', 'This action id was used before for something else. Use a new one.') : wrong;
  }
}
