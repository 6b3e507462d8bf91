import type { Json } from '../types.ts';

/** Where in a text something is wrong; line and column count from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export interface JsonReading {
  readonly value?: Json;
  /** The text is no JSON: where it stops being so. */
  readonly fault?: JsonFault;
  /** Keys written twice in one object, as JSON pointers: JSON.parse would keep the last without a word. */
  readonly duplicates: readonly string[];
}

/** Reads JSON like JSON.parse, and says where it is wrong and which keys are written twice. */
export function readJson(text: string): JsonReading {
  const reader = { text: text.startsWith('\uFEFF') ? text.slice(1) : text, at: 0, depth: 0, duplicates: [] as string[] };
  try {
    const value = readValue(reader, '');
    skipSpace(reader);
    if (reader.at < reader.text.length) stop('there is more after the end of the value');
    return { value, duplicates: reader.duplicates };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: { ...lineAndColumn(reader.text, reader.at), message: error.message }, duplicates: reader.duplicates };
  }
}

/** Deeper than any definition, and far less than would fill the stack. */
const DEEPEST = 100;
/** Every object has these by birth: as keys of a file they would only be there to be mistaken for them. */
const NOT_KEYS = ['__proto__', 'constructor', 'prototype'];

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  readonly duplicates: string[];
}

function readValue(reader: Reader, pointer: string): Json {
  skipSpace(reader);
  const next = reader.text[reader.at];
  if (next === '{' || next === '[') return readInner(reader, pointer, next);
  if (next === '"') return readString(reader);
  return readWord(reader);
}

function readInner(reader: Reader, pointer: string, opening: '{' | '['): Json {
  if (reader.depth >= DEEPEST) stop(`this stands ${DEEPEST} brackets deep, and nothing may stand deeper`);
  reader.depth++;
  const value = opening === '{' ? readObject(reader, pointer) : readArray(reader, pointer);
  reader.depth--;
  return value;
}

function readObject(reader: Reader, pointer: string): Json {
  const members: { [key: string]: Json } = {};
  reader.at++;
  if (closes(reader, '}')) return members;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') stop(reader.text[reader.at] === '}' ? 'remove the comma before this }' : 'a key in double quotes is expected here');
    const start = reader.at;
    const key = readString(reader);
    const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (Object.hasOwn(members, key)) reader.duplicates.push(inner);
    if (NOT_KEYS.includes(key)) {
      reader.at = start;
      stop(`the key "${key}" is not allowed`);
    }
    skipSpace(reader);
    if (reader.text[reader.at] !== ':') stop(`a colon is missing after "${key}"`);
    reader.at++;
    members[key] = readValue(reader, inner);
    if (closes(reader, '}')) return members;
    comma(reader, '}');
  }
}

function readArray(reader: Reader, pointer: string): Json {
  const items: Json[] = [];
  reader.at++;
  if (closes(reader, ']')) return items;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] === ']') stop('remove the comma before this ]');
    items.push(readValue(reader, `${pointer}/${items.length}`));
    if (closes(reader, ']')) return items;
    comma(reader, ']');
  }
}

function readString(reader: Reader): string {
  const start = reader.at;
  for (let at = start + 1; at < reader.text.length; at++) {
    const character = reader.text[at];
    if (character === '\\') at++;
    else if (character === '\n') stop('this text has no closing double quote on its line');
    else if (character === '"') {
      reader.at = at + 1;
      return parsed(reader, start);
    }
  }
  return stop('this text has no closing double quote');
}

function readWord(reader: Reader): Json {
  const start = reader.at;
  const word = /^[^\s,\]}:]*/.exec(reader.text.slice(start, start + 100))?.[0] ?? '';
  if (start >= reader.text.length) stop('the file ends here, before the value is complete');
  reader.at += word.length;
  return parsed(reader, start) as Json;
}

function parsed<Value extends Json>(reader: Reader, start: number): Value {
  const piece = reader.text.slice(start, reader.at);
  try {
    return JSON.parse(piece) as Value;
  } catch {
    reader.at = start;
    return stop(piece.startsWith('"') ? 'this text holds a character that must be escaped' : `${piece || reader.text[start]} is not a value: write text in double quotes`);
  }
}

function comma(reader: Reader, closing: string): void {
  if (reader.text[reader.at] !== ',') stop(reader.at >= reader.text.length ? `the file ends here, before a closing ${closing}` : `a comma or ${closing} is missing before this`);
  reader.at++;
}

function closes(reader: Reader, closing: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== closing) return false;
  reader.at++;
  return true;
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at++;
  }
}

function stop(message: string): never {
  throw new SyntaxError(message);
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
