import { randomUUID } from 'node:crypto';
import type { ChangeRow } from '../../../libs/store/src/index.ts';
import type { Call } from './calls.ts';
import type { Child, Reader, World } from './world.ts';

type Caller = (child: Child, world: World, reader: Reader) => Promise<Call> | Call;

/** An empty change of the reader's own authority, begun by nobody whom this test knows; of nobody's for who has none. */
async function changeFor({ engine }: World, { authority }: Reader): Promise<string> {
  const id = randomUUID();
  const at = engine.clock.now().toISOString();
  const row: ChangeRow = { authority, id, title: 'To try who may', reason: 'To try who may', status: 'draft', author: `someone@${authority}`, contributors: [`someone@${authority}`], revision: 1, begunAt: at, savedAt: at, files: [], log: [] };
  if (authority) await engine.engine.store.changes.begin(authority, row);
  return id;
}
const about = (method: Call['method'], rest: string, allowed: number, body?: (reader: Reader, world: World) => unknown): Caller => async (_, world, reader) => ({
  method, url: `/api/authoring/changes/${await changeFor(world, reader)}${rest}`, allowed, ...(body && { body: body(reader, world) }),
});
function untouched(kind: 'form' | 'workflow', id: string): (reader: Reader, world: World) => unknown {
  return (reader, { engine }) => {
    const { forms, workflows } = engine.engine.published(reader.authority || 'northshire')!.current.content;
    const base = (kind === 'form' ? forms : workflows)[id]!.version;
    return { revision: 0, overlay: { [kind]: id, base, version: 1, operations: [] } };
  };
}

/** Every route of authoring. The number of a call is what who may gets: where nothing waits or nothing is sent, a conflict. */
export const authoringCallers: { readonly [operation: string]: Caller } = {
  authoring: () => ({ method: 'GET', url: '/api/authoring', allowed: 200 }),
  authoringPalette: () => ({ method: 'GET', url: '/api/authoring/palette', allowed: 200 }),
  drift: () => ({ method: 'GET', url: '/api/authoring/drift', allowed: 200 }),
  beginChange: () => ({ method: 'POST', url: '/api/authoring/changes', body: { id: randomUUID(), title: 'To try who may', reason: 'To try who may' }, allowed: 201 }),
  change: about('GET', '', 200),
  describeChange: about('PUT', '', 200, () => ({ revision: 1, title: 'Another', reason: 'Another' })),
  // An author tries, a publisher returns: neither is possible with nothing in it, and both are told why.
  stepChange: about('POST', '/steps', 409, ({ kind }) => ({ revision: 1, step: kind === 'publishing' ? 'return' : 'try', words: 'No' })),
  changedForm: about('GET', '/forms/note', 200),
  saveChangedForm: about('PUT', '/forms/note', 200, untouched('form', 'note')),
  changedWorkflow: about('GET', '/workflows/child-in-need', 200),
  saveChangedWorkflow: about('PUT', '/workflows/child-in-need', 200, untouched('workflow', 'child-in-need')),
  nationalMerges: about('GET', '/national', 200),
  takeNational: about('POST', '/national', 409, () => ({ revision: 1, choices: {} })),
  exportChange: about('GET', '/export', 200),
  importChange: about('POST', '/import', 422, () => ({ revision: 1, files: [] })),
  replay: about('GET', '/replay', 200),
  simulateChange: about('POST', '/simulate', 200, () => ({ workflow: 'child-in-need', steps: [] })),
  beginMigration: (_, { engine }, { authority }) => ({ method: 'POST', url: `/api/publications/${engine.engine.published(authority || 'northshire')!.current.ref}/migration`, body: { dryRun: true }, allowed: 200 }),
  migration: (_, { engine }, { authority }) => ({ method: 'GET', url: `/api/publications/${engine.engine.published(authority || 'northshire')!.current.ref}/migration`, allowed: 200 }),
  // The table lets everybody through who may write in the case; that a case is moved by a manager only, the route says itself.
  caseMigration: ({ case: id }, { engine }, { authority, supervises }) => ({ method: 'GET', url: `/api/cases/${id}/migration/${engine.engine.published(authority || 'northshire')!.current.ref}`, allowed: supervises ? 200 : 403 }),
  moveCase: ({ case: id }, { engine }, { authority, supervises }) => ({ method: 'POST', url: `/api/cases/${id}/migration/${engine.engine.published(authority || 'northshire')!.current.ref}`, allowed: supervises ? 200 : 403 }),
};
