import { isDocument } from './is-document.ts';
import { missing } from './missing.ts';

const arrayPosition = /^\d+$/;

/** The values a filter sees at a path: arrays on the way are entered, an array at the end stays whole. */
export function leavesAt(value: unknown, path: readonly string[], step = 0, found: unknown[] = []): unknown[] {
  if (step === path.length) found.push(value);
  else if (Array.isArray(value)) {
    const name = path[step]!;
    if (arrayPosition.test(name) && Number(name) < value.length) leavesAt(value[Number(name)], path, step + 1, found);
    for (const element of value) if (isDocument(element)) leavesAt(element, path, step, found);
  } else if (isDocument(value) && Object.hasOwn(value, path[step]!)) leavesAt(value[path[step]!], path, step + 1, found);
  else found.push(missing);
  return found;
}
