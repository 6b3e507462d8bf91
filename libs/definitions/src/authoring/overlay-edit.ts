import type { FormOperation, FormOverlayFile, JsonSchema, OverlayFile, WorkflowOperation, WorkflowOverlayFile } from '../types.ts';
import type { Operation } from './operation-key.ts';
import { operationKey } from './operation-key.ts';

export type OperationOf<Overlay extends OverlayFile> = Overlay extends FormOverlayFile ? FormOperation : WorkflowOperation;
/** The operation that does this. */
export type Doing<Kind extends Operation['does']> = Extract<Operation, { does: Kind }>;

/** An overlay that changes nothing yet, of the version of the pack's form or workflow that it is written for. */
export function emptyOverlay(kind: 'forms', id: string, base: string): FormOverlayFile;
export function emptyOverlay(kind: 'workflows', id: string, base: string): WorkflowOverlayFile;
export function emptyOverlay(kind: 'forms' | 'workflows', id: string, base: string): OverlayFile {
  return { ...(kind === 'forms' ? { form: id } : { workflow: id }), base, version: 1, operations: [] } as OverlayFile;
}

/** The same overlay with other operations; what it had besides stays. */
export function withOperations<Overlay extends OverlayFile>(overlay: Overlay, operations: readonly Operation[]): Overlay {
  return { ...overlay, operations };
}

/** Puts an operation where one of its key stands, else at the end. */
export function put<Overlay extends OverlayFile>(overlay: Overlay, operation: OperationOf<Overlay>): Overlay {
  const key = operationKey(operation);
  const there = overlay.operations.some((one) => operationKey(one) === key);
  const operations = there ? (overlay.operations as readonly Operation[]).map((one) => (operationKey(one) === key ? operation : one)) : [...overlay.operations, operation];
  return withOperations(overlay, operations);
}

/** Takes out the operation of this key. */
export function drop<Overlay extends OverlayFile>(overlay: Overlay, key: string): Overlay {
  return dropWhere(overlay, (one) => operationKey(one) === key);
}

/** Takes out what fits; an overlay in which nothing fits comes back as it is. */
export function dropWhere<Overlay extends OverlayFile>(overlay: Overlay, fits: (operation: Operation) => boolean): Overlay {
  const kept = (overlay.operations as readonly Operation[]).filter((one) => !fits(one));
  return kept.length === overlay.operations.length ? overlay : withOperations(overlay, kept);
}

/** The operation of this kind and key, if there is one. */
export function operationAt<Kind extends Operation['does']>(overlay: OverlayFile, does: Kind, ...about: readonly string[]): Doing<Kind> | undefined {
  const key = [does, ...about].join(' ');
  return (overlay.operations as readonly Operation[]).find((one): one is Doing<Kind> => operationKey(one) === key);
}

/**
 * One operation of each key, in the order in which they were first written: of conditions under which a question is required, any
 * counts; of limits, the strictest; of everything else what was written last. What changes nothing is left out.
 */
export function normalForm<Overlay extends OverlayFile>(overlay: Overlay): Overlay {
  const byKey = new Map<string, Operation>();
  for (const operation of overlay.operations as readonly Operation[]) {
    const key = operationKey(operation);
    const earlier = byKey.get(key);
    byKey.set(key, earlier ? together(earlier, operation) : operation);
  }
  return withOperations(overlay, [...byKey.values()].filter((operation) => !isEmpty(operation)));
}

function together(earlier: Operation, later: Operation): Operation {
  if (earlier.does === 'requireWhen' && later.does === 'requireWhen') {
    return JSON.stringify(earlier.when) === JSON.stringify(later.when) ? later : { ...later, when: { anyOf: [...alternatives(earlier.when), ...alternatives(later.when)] } };
  }
  if (earlier.does === 'narrow' && later.does === 'narrow') return { ...later, schema: strictest(earlier.schema, later.schema) };
  return later;
}

function alternatives(when: JsonSchema): readonly JsonSchema[] {
  return Object.keys(when).length === 1 && Array.isArray(when['anyOf']) ? (when['anyOf'] as readonly JsonSchema[]) : [when];
}

/** The stricter of each limit; of options, those that are in both. */
export function strictest(one: JsonSchema, other: JsonSchema): JsonSchema {
  const limits = [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
    const [a, b] = [one[key], other[key]];
    if (Array.isArray(a) && Array.isArray(b)) return [key, a.filter((value) => b.includes(value))] as const;
    if (typeof a === 'number' && typeof b === 'number') return [key, key.startsWith('max') ? Math.min(a, b) : Math.max(a, b)] as const;
    return [key, b ?? a!] as const;
  });
  return Object.fromEntries(limits);
}

function isEmpty(operation: Operation): boolean {
  if (operation.does === 'narrow') return Object.keys(operation.schema).length === 0;
  if (operation.does === 'relabel') return operation.text.en.trim() === '';
  if (operation.does === 'translate') return operation.cy.trim() === '';
  return false;
}
