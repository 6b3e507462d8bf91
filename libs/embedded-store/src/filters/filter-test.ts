import type { Document } from '../bson.ts';
import { mongoError, notSupported } from '../mongo-error.ts';
import { isDocument } from '../values/is-document.ts';
import { leavesAt } from '../values/leaves-at.ts';
import { missing } from '../values/missing.ts';
import { pathCondition } from './path-condition.ts';

/** Whether a document passes a filter. */
export type DocumentTest = (document: Document) => boolean;

const unsupported = new Set(['$where', '$expr', '$text', '$jsonSchema', '$sampleRate', '$alwaysFalse', '$alwaysTrue']);

/**
 * Compiles a filter. What this server does not know is an error, never a guess.
 * @throws BadValue for a malformed filter, CommandNotSupported for the rest of MongoDB's language.
 */
export function filterTest(filter: Document): DocumentTest {
  const tests = Object.entries(filter).map(([name, condition]) => clauseTest(name, condition));
  return tests.length === 1 ? tests[0]! : (document) => tests.every((test) => test(document));
}

function clauseTest(name: string, condition: unknown): DocumentTest {
  if (name.startsWith('$')) return logicalTest(name, condition);
  const path = name.split('.');
  const test = pathCondition(condition);
  if (path.length > 1) return (document) => test(leavesAt(document, path));
  return (document) => test([Object.hasOwn(document, name) ? document[name] : missing]);
}

function logicalTest(name: string, condition: unknown): DocumentTest {
  switch (name) {
    case '$and': {
      const tests = clauses(name, condition);
      return (document) => tests.every((test) => test(document));
    }
    case '$or': {
      const tests = clauses(name, condition);
      return (document) => tests.some((test) => test(document));
    }
    case '$nor': {
      const tests = clauses(name, condition);
      return (document) => !tests.some((test) => test(document));
    }
    case '$comment':
      return () => true;
    default:
      if (unsupported.has(name)) throw notSupported(name);
      throw mongoError('BadValue', `unknown top level operator: ${name}`);
  }
}

function clauses(name: string, condition: unknown): DocumentTest[] {
  if (!Array.isArray(condition) || condition.length === 0) throw mongoError('BadValue', `${name} must be a nonempty array`);
  return condition.map((clause) => {
    if (!isDocument(clause)) throw mongoError('BadValue', `${name} entries need to be full objects`);
    return filterTest(clause);
  });
}
