import { asSources, baseFiles } from '../fixtures/base-definitions.ts';
import { checkDefinitions } from './check-definitions.ts';
it('finds nothing in the base set', () => expect(checkDefinitions(asSources(baseFiles()))).toEqual([]));
