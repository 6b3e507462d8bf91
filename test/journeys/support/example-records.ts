import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicationsFrom } from '#definition-files';
import type { Answers, ResolvedForm, ResolvedSection } from '#definitions';
import { compileForm } from '#definitions';
import type { Language } from '#form-answers';
import { formsOfPack } from './record-definitions.ts';

/** One form of one pack in one language, with the answers of the fullest of its examples. */
export interface ExampleRecord {
  readonly pack: string;
  readonly authority: string;
  readonly language: Language;
  readonly form: ResolvedForm;
  /** The example's file, without its ending. */
  readonly example: string;
  readonly answers: Answers;
}

/** The authorities whose pages are looked at, one for each pack. */
export const authorityOf = { ics: 'northshire', england: 'thamesbank', wales: 'glanymor' } as const;
export type Pack = keyof typeof authorityOf;

const fullest = async (folder: string): Promise<{ readonly example: string; readonly answers: Answers } | undefined> => {
  const within = path.join(folder, 'examples');
  const names = existsSync(within) ? (await readdir(within)).filter((name) => name.endsWith('.json')) : [];
  const read = await Promise.all(names.sort().map(async (name) => ({ name, text: await readFile(path.join(within, name), 'utf8') })));
  const [longest] = read.toSorted((a, b) => b.text.length - a.text.length);
  return longest && { example: path.basename(longest.name, '.json'), answers: JSON.parse(longest.text) as Answers };
};

/** Who takes a case over is another team of the authority, whichever the example was written for. */
const atHome = (answers: Answers, team: string | undefined): Answers => (answers['team'] === undefined || team === undefined ? answers : { ...answers, team });

/**
 * Every form with an example in English: those of each pack, what packs share once; and the whole of the Welsh pack once
 * more in Welsh, whose words are longer.
 */
export const exampleRecords = async (root: string): Promise<readonly ExampleRecord[]> => {
  const read = await publicationsFrom(root);
  if (!('publications' in read)) throw new Error(JSON.stringify(read.findings));
  const known = new Set<string>();
  const of = async (pack: Pack, language: Language): Promise<readonly ExampleRecord[]> => {
    const authority = authorityOf[pack];
    const content = read.publications[authority];
    const found = [...(await formsOfPack(root, pack))].map(async ([id, folder]) => {
      const form = content?.forms[id];
      const example = await fullest(folder);
      if (!form || !example || known.has(`${folder} ${language}`)) return [];
      known.add(`${folder} ${language}`);
      return [{ pack, authority, language, form, ...example, answers: atHome(example.answers, content?.authority.teams.at(-1)?.id) }];
    });
    return (await Promise.all(found)).flat().toSorted((a, b) => a.form.id.localeCompare(b.form.id));
  };
  return [...(await of('ics', 'en')), ...(await of('england', 'en')), ...(await of('wales', 'en')), ...(await of('wales', 'cy'))];
};

const weightOf = (form: ResolvedForm, answers: Answers, section: ResolvedSection, shown: ReadonlySet<string>): number =>
  section.questions
    .filter((id) => shown.has(id))
    .flatMap((id) => form.questions[id] ?? [])
    .reduce((sum, { id, options = [], row = [] }) => {
      const rows = Array.isArray(answers[id]) ? (answers[id] as readonly unknown[]).length : 0;
      return sum + 1 + options.length + rows * row.length;
    }, 0);

/** The sections that an example's answers bring up, those with most to fill in first. */
export const sectionsByWeight = ({ form, answers }: ExampleRecord): readonly ResolvedSection[] => {
  const shown = compileForm(form).shown(answers);
  const weighed = form.sections.map((section) => ({ section, weight: weightOf(form, answers, section, shown) }));
  return weighed.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight).map(({ section }) => section);
};
