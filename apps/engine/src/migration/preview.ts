import { previewMigration, type MigrationPreview } from '#casework';
import type { Published } from '#store';
import { loadCase } from '../casework/load.ts';
import { momentNow } from '../casework/moment.ts';
import type { Engine } from '../context.ts';

/** What moving a case to a publication would do; undefined when there is no such case or publication. Nothing is changed. */
export async function previewOf(engine: Engine, published: Published, id: string, to: string): Promise<MigrationPreview | undefined> {
  const state = (await loadCase(engine, published.authority, id))?.state;
  const [from, target] = state ? [published.rules(state.publication, state.workflow), published.rules(to, state.workflow)] : [];
  if (!state || !from || !target) return undefined;
  return previewMigration(from, target, state, momentNow(engine), await engine.store.drafts.ofCase(published.authority, id));
}
