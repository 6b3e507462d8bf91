import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessController } from './access/access.controller.ts';
import { RequestGuard } from './access/request-guard.ts';
import { AuthoringController } from './authoring/authoring.controller.ts';
import { ChangesController } from './authoring/changes.controller.ts';
import { CasesController } from './casework/cases.controller.ts';
import { ENGINE, type Engine } from './context.ts';
import { DefinitionsController } from './definitions/definitions.controller.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { routesOf } from './http/route.ts';
import { MigrationController } from './migration/migration.controller.ts';
import { OpenApiController, ROUTES } from './openapi/openapi.controller.ts';
import { PeopleController } from './people/people.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { SimulationController } from './simulation/simulation.controller.ts';
import { WorklistController } from './worklist/worklist.controller.ts';

/** Every controller of the engine; what is not here has no address. */
export const controllers = [
  SessionController, WorklistController, PeopleController, CasesController, DraftsController,
  DefinitionsController, AuthoringController, ChangesController, SimulationController, MigrationController, AccessController, HealthController, OpenApiController,
];

@Module({})
export class AppModule {
  /** The application around a running engine. */
  static around(engine: Engine): DynamicModule {
    return {
      module: AppModule,
      controllers,
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: ROUTES, useValue: () => routesOf(controllers) },
        { provide: APP_GUARD, useClass: RequestGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [ENGINE],
    };
  }
}
