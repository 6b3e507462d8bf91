import type { PlacedText } from '../resolve/welsh.ts';
import { isFilledIn, textsIn, welshOf } from '../resolve/welsh.ts';
import type { ClocksFile, Finding, PackFile, QuestionFile } from '../types.ts';
import type { Catalogue } from './catalogue.ts';
import { finding, toPointer } from './finding.ts';
import { nearestWords } from './nearest-words.ts';

/** A text for people, with where it stands. */
interface Said extends PlacedText {
  readonly file: string;
}

/** Where the Welsh lags behind the English: texts without it, and translations of what nobody says any more. */
export function checkWelsh(files: Catalogue): readonly Finding[] {
  const missing = withoutWelsh(files);
  return [
    ...missing.map(({ file, at, text }) => finding(file, at, 'welsh-missing', `There is no Welsh for '${shortened(text.en)}': add it to a file in languages/cy, or as cy beside it.`)),
    ...checkEntries(files, missing),
  ];
}

/** Every text that a pack with Welsh says in English only. */
export function withoutWelsh(files: Catalogue): readonly Said[] {
  const welsh = welshOf(files.all('language').map(({ file }) => file));
  const packs = files.all('pack').filter(({ file }) => file.languages.includes('cy'));
  const said = new Map(packs.flatMap((pack) => saidIn(files, pack.file)).map((one) => [`${one.file} ${toPointer(one.at)}`, one]));
  return [...said.values()].filter(({ text }) => text.cy === undefined && !isFilledIn(text.en) && !welsh.has(text.en));
}

/** Everything that a pack says to people: its forms with their blocks and codes, its pathways with their parts, what is shared. */
function saidIn(files: Catalogue, pack: PackFile): readonly Said[] {
  const forms = files.all('form', pack.id);
  const blocks = files.all('block').filter(({ id }) => forms.some(({ file }) => file.sections.some((section) => ('block' in section ? section.block === id : section.questions.some((item) => typeof item !== 'string' && item.block === id)))));
  const lists = new Set([...forms, ...blocks].flatMap(({ file }) => Object.values(file.questions).flatMap(listsOf)));
  const parts = new Set(files.all('workflow', pack.id).flatMap(({ file }) => file.parts ?? []));
  const held: readonly { readonly path: string; readonly file: unknown }[] = [
    ...files.all('pack').filter(({ id }) => id === pack.id),
    ...files.all('authority').filter(({ file }) => file.pack === pack.id && file.languages.includes('cy')),
    ...forms, ...blocks,
    ...files.all('codes').filter(({ id }) => lists.has(id)),
    ...files.all('dimensions', pack.id), ...files.all('roles', pack.id), ...files.all('marks', pack.id), ...files.all('calendar', pack.id), ...files.all('workflow', pack.id),
    ...files.all('part').filter(({ id }) => parts.has(id)),
  ];
  return [...held.flatMap(({ path, file }) => textsIn(file).map((one) => ({ ...one, file: path }))), ...files.all('clocks', pack.id).flatMap((one) => limitsOf(one, pack))];
}

/** Of the clocks, those that run in the pack's jurisdictions. */
function limitsOf({ path, file }: { readonly path: string; readonly file: ClocksFile }, pack: PackFile): readonly Said[] {
  return file.clocks.flatMap((row, index) => (row.jurisdiction.some((one) => (pack.jurisdiction as readonly string[]).includes(one)) ? textsIn(row, ['clocks', index]).map((one) => ({ ...one, file: path })) : []));
}

function listsOf({ codes, row }: QuestionFile): readonly string[] {
  return [...(codes === undefined ? [] : [codes]), ...Object.values(row ?? {}).flatMap(listsOf)];
}

function checkEntries(files: Catalogue, missing: readonly Said[]): readonly Finding[] {
  const english = new Set(files.entries.flatMap(({ place, reading }) => (place === undefined || place.kind === 'language' || place.kind === 'grammar' ? [] : textsIn(reading.value).map(({ text }) => text.en))));
  const lagging = [...new Set(missing.map(({ text }) => text.en))];
  const seen = new Map<string, { readonly cy: string; readonly file: string }>();
  return files.all('language').flatMap(({ path, file }) =>
    file.texts.flatMap(({ en, cy }, index): readonly Finding[] => {
      const at = ['texts', index];
      const before = seen.get(en);
      seen.set(en, before ?? { cy, file: path });
      if (!english.has(en)) return [finding(path, [...at, 'en'], 'translation-orphaned', `'${shortened(en)}' is nowhere any more. ${becoming(en, lagging)}`)];
      if (before && before.cy !== cy) return [finding(path, [...at, 'cy'], 'translation-twice', `'${shortened(en)}' has other Welsh in ${before.file}: keep one of the two.`)];
      return placeholders(en) === placeholders(cy) ? [] : [finding(path, [...at, 'cy'], 'translation-gaps', `What is filled in must be the same in both languages: ${placeholders(en) || 'nothing'}.`)];
    }),
  );
}

function becoming(en: string, candidates: readonly string[]): string {
  const near = nearestWords(en, candidates);
  return near === undefined ? 'Take it out.' : `Did it become '${shortened(near)}'? Translate that, and take this out.`;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{[^}]*\}/g) ?? [])].sort().join(' ');
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** One sorted list of what has to be translated, each text once with all its places. */
export function translationList(files: Catalogue): readonly { readonly en: string; readonly where: readonly string[] }[] {
  const places = new Map<string, string[]>();
  for (const { file, at, text } of withoutWelsh(files)) places.set(text.en, [...(places.get(text.en) ?? []), `${file}:${toPointer(at)}`]);
  return [...places].map(([en, where]) => ({ en, where })).sort((a, b) => ((a.where[0] ?? '') < (b.where[0] ?? '') ? -1 : 1));
}
