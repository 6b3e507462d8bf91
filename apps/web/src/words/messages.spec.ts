import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = { readonly [key: string]: string | Messages };

const flat = (messages: Messages, before = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`)));
/** One message may have several forms of number. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (messages: Messages) => new Set(flat(messages).map(([key]) => base(key)).filter((key) => key !== '_note'));
const holes = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));

const source = join(import.meta.dirname, '..');
const all = readdirSync(source, { recursive: true, encoding: 'utf8' });
const files = all.filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'));
const together = (one: Messages, other: Messages): Messages =>
  Object.entries(other).reduce((all, [key, words]) => ({ ...all, [key]: typeof words === 'object' && typeof all[key] === 'object' ? together(all[key], words) : words }), one);
/** The shell's words and those of every part that is fetched later, laid together as the page does it. */
const wordsIn = (language: string): Messages =>
  all.filter((file) => file === `words/${language}.json` || file.endsWith(`/words.${language}.json`)).map((file) => JSON.parse(readFileSync(join(source, file), 'utf8')) as Messages).reduce(together, {});
const en = wordsIn('en');
const cy = wordsIn('cy');
const texts = files.map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

describe('the words of the shell', () => {
  it('are the same messages in English and in Welsh', () => {
    expect([...keysOf(cy)].sort()).toEqual([...keysOf(en)].sort());
  });

  it('fill in the same names and numbers in both', () => {
    const english = new Map<string, Set<string | undefined>>();
    for (const [key, text] of flat(en)) english.set(base(key), new Set([...(english.get(base(key)) ?? []), ...holes(text)]));
    const different = flat(cy).filter(([key, text]) => key !== '_note' && [...holes(text)].some((name) => !english.get(base(key))?.has(name)));
    expect(different).toEqual([]);
  });

  it('are there for every message that a page asks for', () => {
    const asked = texts.flatMap(({ file, text }) => [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => ({ file, key: key ?? '' })));
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter(({ key }) => !keysOf(en).has(key))).toEqual([]);
  });

  it('are there for every family of messages that a page chooses from', () => {
    const families = texts.flatMap(({ text }) => [...text.matchAll(/\bt\(\s*`([\w.]+)\.\$\{/g)].map(([, family]) => family ?? ''));
    for (const family of families) expect([...keysOf(en)].some((key) => key.startsWith(`${family}.`))).toBe(true);
  });

  it('are all in the message files: no page has words of its own between its tags', () => {
    const own = texts
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, text }) => [...text.matchAll(/<[a-z][^<>]*>([A-Za-z][a-z]+ [^<>{}]*)</g)].map(([, words]) => ({ file, words })));
    expect(own).toEqual([]);
  });
});
