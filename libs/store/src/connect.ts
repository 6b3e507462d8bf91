import { createConnection, type Connection } from 'mongoose';
import { accessLogOf } from './access-log.ts';
import { changesOf } from './changes.ts';
import { draftsOf } from './drafts.ts';
import { deliveriesOf, noticesOf } from './effects.ts';
import { eventsOf } from './events.ts';
import { formUseOf } from './form-use.ts';
import { metaOf } from './meta.ts';
import { openingsOf } from './openings.ts';
import { casesOf, peopleOf } from './projections.ts';
import { publicationsOf } from './publications.ts';
import { sessionsOf } from './sessions.ts';
import { usersOf } from './users.ts';

/** Every repository, over one connection. Each of their functions takes the authority first. */
export type Store = ReturnType<typeof repositories> & { readonly connection: Connection; readonly close: () => Promise<void> };

function repositories(connection: Connection) {
  return {
    events: eventsOf(connection), cases: casesOf(connection), people: peopleOf(connection), drafts: draftsOf(connection),
    publications: publicationsOf(connection), users: usersOf(connection), sessions: sessionsOf(connection),
    accessLog: accessLogOf(connection), openings: openingsOf(connection), notices: noticesOf(connection),
    deliveries: deliveriesOf(connection), meta: metaOf(connection), changes: changesOf(connection), formUse: formUseOf(connection),
  };
}

/**
 * Connects to a store by its MongoDB address and builds the indexes that are missing. The same for the embedded store and
 * for a replica set; only there do `majority` and the journal mean anything.
 * @throws when nothing answers at the address within five seconds, or an index cannot be built.
 */
export async function connectStore(uri: string): Promise<Store> {
  const connection = await createConnection(uri, {
    ignoreUndefined: true, autoIndex: false, autoCreate: false, serverSelectionTimeoutMS: 5000, maxPoolSize: 20,
    writeConcern: { w: 'majority', journal: true },
  }).asPromise();
  const all = repositories(connection);
  for (const { model } of Object.values(all)) await model.createIndexes();
  return { ...all, connection, close: () => connection.close() };
}
