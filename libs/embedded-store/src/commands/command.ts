import type { Store } from '../storage/store.ts';
import type { Reply, Request } from './request.ts';

/** One command of the protocol. */
export interface Command {
  /** Whether it is run by the writer and answered after the commit. */
  readonly writes: boolean;
  /** The fields it understands beside its name and those every command may have; the handshake may say anything. */
  readonly fields: readonly string[] | 'any';
  run(store: Store, request: Request): Reply;
}
