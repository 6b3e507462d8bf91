import { finding } from '../check/finding.ts';
import { grammarFindings } from '../check/grammar-findings.ts';
import { readJson } from '../check/read-json.ts';
import { placeOf } from '../grammar/file-kinds.ts';
import type { Finding, Json, OverlayFile } from '../types.ts';

/** A file may have so many characters, and an overlay so many operations; beyond that nobody wrote it by hand. */
const LONGEST_FILE = 1_000_000;
const MOST_OPERATIONS = 2_000;
/** A condition is compiled, which takes longer the more it has in it, and is read by people. */
const LARGEST_CONDITION = 400;
/** Any other list, object or text within. */
const MOST_ENTRIES = 500;
const LONGEST_TEXT = 20_000;

/**
 * An overlay as text, which may come from anywhere: refused with a sentence, before anything is made of it, if it is too large, no
 * JSON, or not of the grammar. What it means is checked by `checkOverlays`.
 * @param path where it would stand in the folder of definitions; says whether it is of a form or a workflow
 */
export function readOverlay(path: string, text: string): { readonly overlay: OverlayFile } | { readonly findings: readonly Finding[] } {
  const refused = (rule: string, message: string) => ({ findings: [finding(path, [], rule, message)] });
  const kind = placeOf(path)?.kind;
  if (kind !== 'form-overlay' && kind !== 'workflow-overlay') {
    return refused('file-unknown', 'An authority’s own changes stand in forms/authorities/<authority>/<form>.json or workflows/authorities/<authority>/<workflow>.json.');
  }
  if (text.length > LONGEST_FILE) return refused('file-too-large', `This file has ${text.length.toLocaleString('en-GB')} characters, and may have ${LONGEST_FILE.toLocaleString('en-GB')}: nothing of it was read.`);
  const { value, fault, duplicates } = readJson(text);
  if (fault) return refused('json-syntax', `Line ${fault.line}, column ${fault.column}: ${fault.message}.`);
  const tooMuch = value === undefined ? undefined : overLimit(value);
  if (value === undefined || tooMuch) return { findings: [{ file: path, path: tooMuch?.path ?? '', rule: 'too-much', message: tooMuch?.message ?? 'There is nothing in this file.' }] };
  const twice = duplicates.map((pointer) => ({ file: path, path: pointer, rule: 'key-twice', message: 'This key is here twice in one object: keep one of the two.' }));
  const findings = [...twice, ...grammarFindings(path, kind, value)];
  if (findings.length > 0) return { findings };
  const { $schema: _line, ...overlay } = value as unknown as OverlayFile & { $schema?: string };
  return { overlay };
}

interface TooMuch {
  readonly path: string;
  readonly message: string;
}

function overLimit(value: Json): TooMuch | undefined {
  const operations = typeof value === 'object' && value !== null && 'operations' in value ? value['operations'] : undefined;
  const count = Array.isArray(operations) ? operations.length : 0;
  if (count > MOST_OPERATIONS) {
    return { path: '/operations', message: `Here are ${count.toLocaleString('en-GB')} operations, and there may be ${MOST_OPERATIONS.toLocaleString('en-GB')}: a form as long as that asks to be a form of its own.` };
  }
  return tooLarge(value, '');
}

function tooLarge(value: Json, path: string): TooMuch | undefined {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? { path, message: `This text has ${value.length.toLocaleString('en-GB')} characters, and may have ${LONGEST_TEXT.toLocaleString('en-GB')}.` } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length > MOST_ENTRIES && path !== '/operations' && path !== '/changes') return { path, message: `Here are ${entries.length.toLocaleString('en-GB')} entries, and there may be ${MOST_ENTRIES}.` };
  for (const [key, inner] of entries) {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = tooLarge(inner, at) ?? (CONDITIONS.includes(key) || at.endsWith('/params/schema') ? largeCondition(inner, at) : undefined);
    if (found) return found;
  }
  return undefined;
}

/** Where conditions stand, in overlays of forms and of workflows. */
const CONDITIONS = ['showWhen', 'requireWhen', 'when', 'carry'];

function largeCondition(value: Json, path: string): TooMuch | undefined {
  const parts = partsOf(value);
  return parts > LARGEST_CONDITION ? { path, message: `This condition has ${parts.toLocaleString('en-GB')} parts, and may have ${LARGEST_CONDITION}: say it in fewer, or as conditions of several questions.` } : undefined;
}

function partsOf(value: Json): number {
  return typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, inner) => sum + 1 + partsOf(inner), 0) : 0;
}
