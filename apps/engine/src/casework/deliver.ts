import type { CaseState, Effect } from '#casework';
import type { StoredEvent } from '#store';
import type { Engine } from '../context.ts';
import { endHandedIn } from '../drafts/measure-use.ts';

/** Carries out the effects of an event, each at least once and harmlessly again, and records that it is done. */
export async function deliver(engine: Pick<Engine, 'store' | 'clock'>, event: StoredEvent, state: CaseState): Promise<void> {
  for (const effect of event.effects) await carryOut(engine, event, state, effect);
  const at = engine.clock.now().toISOString();
  await engine.store.deliveries.record(event.authority, { stream: `${event.stream.kind}:${event.stream.id}`, revision: event.revision, at });
}

async function carryOut({ store }: Pick<Engine, 'store'>, event: StoredEvent, state: CaseState, effect: Effect): Promise<void> {
  const { authority, revision, at, actor } = event;
  switch (effect.type) {
    case 'closeDraft':
      await endHandedIn(store, authority, effect.params.draft ?? '', { by: actor.id, at }, state.id);
      return;
    case 'tell': {
      const { user, role, team = state.assigned.team, sentence = event.type } = effect.params;
      const to = user ? { user } : { ...(role && { role }), ...(team && { team }) };
      await store.notices.tell(authority, { key: effect.key, ...to, case: state.id, person: state.person, sentence, revision, actor: actor.id, at });
      return;
    }
    default:
      effect.type satisfies never;
  }
}
