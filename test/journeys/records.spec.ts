import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../faults/built-engine.ts';
import { describeInBrowser } from './support/browser.ts';
import type { ExampleRecord } from './support/example-records.ts';
import { authorityOf, exampleRecords } from './support/example-records.ts';
import { definitionsWithPens } from './support/record-definitions.ts';
import { printPage, unsaidIn } from './support/printed.ts';
import type { RecordSight } from './support/record-sights.ts';
import { phone, seeRecord } from './support/record-sights.ts';
import { readsIn } from './support/reads-in.ts';
import type { Stage } from './support/stage.ts';
import { startStage } from './support/stage.ts';

/** `all`: every record; or some, by name; else the few below, which differ most. `scripts/record-pictures.mjs` sets both. */
const wanted = process.env.EXEMPLAR_RECORDS ?? 'sample';
const folder = process.env.EXEMPLAR_PICTURES;
const sample = new Set([
  'ics core-assessment en', 'ics apr en', 'ics agency-request en', 'ics placement-info en', 'ics review-cp en', 'ics adoption en', 'ics consultation-child en',
  'england child-and-family-assessment en', 'england pre-proceedings en', 'wales care-and-support-assessment cy', 'wales childs-plan cy', 'wales pathway cy',
]);
const nameOf = ({ pack, form, language }: ExampleRecord) => `${pack} ${form.id} ${language}`;
const records = (await exampleRecords(root)).filter((record) => wanted === 'all' || wanted.split(',').includes(nameOf(record)) || (wanted === 'sample' && sample.has(nameOf(record))));

describeInBrowser('a record of every form, on a phone and on paper', () => {
  let stage: Stage;
  let decision: object;
  const pages = new Map<string, Promise<Page>>();
  const seen: { readonly record: ExampleRecord; readonly sight: RecordSight }[] = [];

  const pageFor = ({ authority, language }: ExampleRecord): Promise<Page> => {
    const key = `${authority} ${language}`;
    const known = pages.get(key) ?? openIn(authority, language);
    pages.set(key, known);
    return known;
  };
  const openIn = async (authority: string, language: 'en' | 'cy'): Promise<Page> => {
    return readsIn(await stage.openAs(`practitioner@${authority}`, phone), language);
  };

  beforeAll(async () => {
    if (folder) await mkdir(folder, { recursive: true });
    decision = JSON.parse(await readFile(path.join(root, 'forms/shared/decision/examples/gail-ashdown.json'), 'utf8')) as object;
    stage = await startStage({ changed: await definitionsWithPens(Object.keys(authorityOf)) });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    const rows = seen.map(({ record, sight }) => ({
      pack: record.pack, language: record.language, form: record.form.id, title: record.form.title[record.language] ?? record.form.title.en, section: sight.section, height: sight.height,
      violations: sight.violations.length, sideways: sight.sideways.length, pages: sight.print.pages,
    }));
    if (folder) await writeFile(path.join(folder, 'records.json'), JSON.stringify(rows, null, 2));
    console.table(rows);
  });

  it('finds what is wrong with a print where something is: its instruments are tried on planted faults', async () => {
    const page = await stage.open(phone);
    await page.setContent('<main><h1>Record</h1><section><h2>Empty</h2></section><section><h2>Full</h2><dl><div><dt>Asked</dt><dd></dd></div></dl><p style="width: 2000px">noFurtherAction, 2026-03-19</p></section><button>Change</button></main>');
    const printed = await printPage(page);
    expect(printed).toMatchObject({ pages: 1, bareHeadings: ['Empty', 'Asked'], furniture: ['<button>Change</button>'], tooWide: [expect.stringContaining('2000px')] });
    const [record] = records.toSorted((a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length);
    if (!record) throw new Error('There is no record to look at');
    const unsaid = unsaidIn(printed.text, record.form, record.answers, record.language);
    expect(unsaid.length).toBeGreaterThanOrEqual(Object.keys(record.answers).length);
    expect(unsaid).toEqual(expect.arrayContaining(['noFurtherAction', '2026-03-19']));
    await page.context().close();
  }, 60_000);

  it.each(records.map((record) => [nameOf(record), record] as const))('%s', async (_, record) => {
    const page = await pageFor(record);
    const sight = await seeRecord({ stage, page, ...(folder && { folder }) }, record, decision);
    seen.push({ record, sight });
    const { violations, sideways, print } = sight;
    const { pages: printed, ...faults } = print;
    expect({ violations, sideways, ...faults }).toEqual({ violations: [], sideways: [], bareHeadings: [], furniture: [], tooWide: [], unsaid: [] });
    expect(printed).toBeGreaterThanOrEqual(1);
  }, 60_000);
});
