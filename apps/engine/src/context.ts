import type { FastifyBaseLogger } from 'fastify';
import type { Published, Store, StoreKind } from '#store';
import type { Workbench } from './authoring/workbench.ts';
import type { Background } from './background.ts';
import type { CaseCache } from './casework/load.ts';
import type { Clock } from './clock.ts';
import type { EngineConfig } from './config.ts';
import type { Throttle } from './session/throttle.ts';
import type { SessionCache } from './session/session-cache.ts';

/** What the engine holds while it runs: handed to every function at the edge, known to no core. */
export interface Engine {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly store: Store;
  readonly storeKind: StoreKind['kind'];
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
  readonly background: Background;
  readonly cases: CaseCache;
  readonly sessions: SessionCache;
  readonly throttle: Throttle;
  /** What an authority has published; undefined for an authority that is not ours. */
  readonly published: (authority: string) => Published | undefined;
  /** The same with the marks on words that nobody has checked: for authors and publishers only. */
  readonly publishedWithMarks: (authority: string) => Published | undefined;
  readonly authorities: () => readonly string[];
  /** Why the definitions on disk are not those in force, when they are not. */
  readonly definitionFaults: () => readonly string[];
  /** Reads what was published since. */
  readonly refreshDefinitions: () => Promise<void>;
  /** What authors work on: the packs as they were on disk when the engine started. */
  readonly workbench: Workbench;
}

/** Under this Nest hands the engine to controllers and guards. */
export const ENGINE = Symbol('engine');
