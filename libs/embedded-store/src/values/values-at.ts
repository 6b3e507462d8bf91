import { isDocument } from './is-document.ts';
import { missing } from './missing.ts';

const arrayPosition = /^\d+$/;

/**
 * The values an index or a sort sees at a path: arrays are entered, also at the end; an empty array counts as
 * undefined, as in MongoDB; a path that leads nowhere gives `missing`.
 */
export function valuesAt(value: unknown, path: readonly string[], step = 0, found: unknown[] = []): unknown[] {
  if (step === path.length) addEnd(value, found);
  else if (Array.isArray(value)) {
    const name = path[step]!;
    if (arrayPosition.test(name) && Number(name) < value.length) valuesAt(value[Number(name)], path, step + 1, found);
    for (const element of value) if (isDocument(element)) valuesAt(element, path, step, found);
    if (found.length === 0) found.push(missing);
  } else if (isDocument(value) && Object.hasOwn(value, path[step]!)) valuesAt(value[path[step]!], path, step + 1, found);
  else found.push(missing);
  return found;
}

function addEnd(value: unknown, found: unknown[]): void {
  if (!Array.isArray(value)) found.push(value);
  else if (value.length === 0) found.push(undefined);
  else for (const element of value) found.push(element);
}
