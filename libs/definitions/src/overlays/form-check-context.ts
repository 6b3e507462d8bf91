import { finding } from '../check/finding.ts';
import { own } from '../own.ts';
import type { Finding, FormOperation, JsonSchema, PublicationContent, ResolvedForm, ResolvedQuestion } from '../types.ts';
import type { OwnQuestion } from './block-questions.ts';
import type { Chances } from './condition-chances.ts';
import type { NationalBase } from './national-base.ts';
import type { QuestionReader } from './question-readers.ts';

type Keys = readonly (string | number)[];

/** All that an operation on a form is checked against. */
export interface FormCase {
  /** The overlay's place in the folder of definitions. */
  readonly file: string;
  readonly base: NationalBase;
  readonly national: ResolvedForm;
  /** The form with all operations applied that can be. */
  readonly resolved: ResolvedForm;
  /** The whole schema of each question that is asked. */
  readonly schemas: { readonly [question: string]: JsonSchema };
  readonly operations: readonly FormOperation[];
  /** What the operations add, by way of blocks too; each id once. */
  readonly added: ReadonlyMap<string, OwnQuestion>;
  /** Not asked any more: hidden, or retired. */
  readonly gone: ReadonlySet<string>;
  readonly readers: readonly QuestionReader[];
  /** All forms of the authority with its changes. */
  readonly forms: { readonly [form: string]: ResolvedForm };
  /** What is not asked in any form, as `<form>.<question>`. */
  readonly hidden: ReadonlySet<string>;
  readonly earlier: readonly PublicationContent[];
  readonly chances: Chances;
}

/** An operation with its place in the overlay. */
export interface Placed<Does extends FormOperation['does']> {
  readonly index: number;
  readonly operation: Extract<FormOperation, { does: Does }>;
}

const byKind = new WeakMap<readonly FormOperation[], ReadonlyMap<string, readonly Placed<FormOperation['does']>[]>>();

/** The operations of one kind, with their places. */
export function placed<Does extends FormOperation['does']>({ operations }: Pick<FormCase, 'operations'>, does: Does): readonly Placed<Does>[] {
  const known = byKind.get(operations) ?? sorted(operations);
  byKind.set(operations, known);
  return (known.get(does) ?? []) as unknown as readonly Placed<Does>[];
}

function sorted(operations: readonly FormOperation[]): ReadonlyMap<string, readonly Placed<FormOperation['does']>[]> {
  const found = new Map<string, Placed<FormOperation['does']>[]>();
  operations.forEach((operation, index) => {
    const list = found.get(operation.does) ?? [];
    found.set(operation.does, list);
    list.push({ operation, index });
  });
  return found;
}

/** A finding at an operation, or at something in it. */
export function fault({ file }: FormCase, index: number, keys: Keys, rule: string, message: string): Finding {
  return finding(file, ['operations', index, ...keys], rule, message);
}

/** A question of the form as it would be asked, or, of one that is not asked any more, as it was. */
export function questionOf({ national, resolved }: FormCase, id: string): ResolvedQuestion | undefined {
  return own(resolved.questions, id) ?? own(national.questions, id) ?? own(resolved.retired, id);
}

/** ‘What the child said’ (said) */
export function called(one: FormCase, id: string): string {
  const label = (own(one.national.questions, id) ?? one.added.get(id)?.question)?.label.en.trim();
  return label ? `‘${label}’ (${id})` : `'${id}'`;
}

/** Every question that could be named: the pack's and the authority's own. */
export function questionIds({ national, added }: FormCase): readonly string[] {
  return [...new Set([...Object.keys(national.questions), ...added.keys()])];
}

/** Whether a question could be named. */
export function isQuestion({ national, added }: FormCase, id: string): boolean {
  return Object.hasOwn(national.questions, id) || added.has(id);
}

/** Locked by itself, or with its section. */
export function isLocked({ national }: FormCase, id: string): boolean {
  return national.locked?.includes(id) === true || national.sections.some((section) => section.questions.includes(id) && national.locked?.includes(section.id) === true);
}

/** Ids of one's own begin with the authority's and a dot, so that no later version of the pack can have them too. */
export function prefixFault(one: FormCase, index: number, keys: Keys, id: string, what: string): readonly Finding[] {
  const prefix = `${one.base.authority}.`;
  return id.startsWith(prefix) && id.length > prefix.length ? [] : [fault(one, index, keys, 'id-prefix', `'${id}' could be the pack’s one day: let the id of your own ${what} begin with '${prefix}'.`)];
}
