import type { Finding } from '../types.ts';
import type { Sources } from './catalogue.ts';
import { catalogue } from './catalogue.ts';

/** Every problem in the sources, sorted by file and place. */
export function checkDefinitions(sources: Sources): readonly Finding[] {
  return catalogue(sources).entries.flatMap(({ path, reading }) =>
    reading.fault ? [{ file: path, path: '', rule: 'json-syntax', message: `Line ${reading.fault.line}, column ${reading.fault.column}: ${reading.fault.message}.` }] : [],
  );
}
