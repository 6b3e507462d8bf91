import { Controller, Inject } from '@nestjs/common';
import { ENGINE, type Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import { Route } from '../http/route.ts';
import { MaybeWho, type Reader } from '../session/who.ts';

@Controller()
export class HealthController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Route({ id: 'health', method: 'get', path: 'api/health', says: 'Whether the engine can work, and whether the definitions on disk are the ones in force; administrators are told why they are not.', access: { resource: 'health', act: 'read' }, answer: 'Health', refuses: [503] })
  async read(@MaybeWho() reader: Reader | undefined) {
    await this.engine.store.meta.storeKind().catch(() => {
      throw problem(503, 'store-unreachable', 'The store does not answer.');
    });
    const faults = this.engine.definitionFaults();
    const publications = this.engine.authorities().map((authority) => this.engine.published(authority)?.current.ref);
    // A fault may quote what an author wrote, and says where the files lie.
    const told = reader?.kind === 'administration' ? { faults } : {};
    return { status: faults.length > 0 ? 'degraded' : 'ok', store: this.engine.storeKind, definitions: { publications, ...told } };
  }
}
