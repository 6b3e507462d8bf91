import { isLoopback, type EngineConfig } from '../config.ts';
import type { StoreKind } from '#store';

/** What a new store becomes: a demonstration only where nobody else can reach it, or where that was said. */
export function kindOfNewStore(config: EngineConfig): StoreKind['kind'] {
  if (config.demo) return 'demonstration';
  return !config.mongodbUri && isLoopback(config.host) ? 'demonstration' : 'live';
}

/** Why an engine must not start like this on a store of this kind; undefined when it may. */
export function refusalToStart(config: EngineConfig, kind: StoreKind['kind']): string | undefined {
  if (kind === 'live' && config.demo) return 'This is a live store: it can never become a demonstration. Start without EXEMPLAR_DEMO, or with another DATA_DIR.';
  if (kind === 'demonstration' && !config.demo && !isLoopback(config.host)) {
    return `This is a demonstration store with known passwords, and HOST=${config.host} shows it to others. Start it on 127.0.0.1, or say EXEMPLAR_DEMO=yes if that is meant.`;
  }
  if (kind === 'demonstration' && !config.demo && config.mongodbUri) return 'This is a demonstration store on a shared MongoDB. Say EXEMPLAR_DEMO=yes if that is meant, or choose another database.';
  if (config.production && !config.mongodbUri && !config.acceptsEmbedded) {
    return 'NODE_ENV=production runs on the embedded store here, which is one file on one machine. Set MONGODB_URI to a replica set, or say EXEMPLAR_ACCEPT_EMBEDDED=yes.';
  }
  return undefined;
}
