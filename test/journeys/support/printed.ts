import type { Page } from 'playwright-core';
import type { Answers, Json, JsonObject, ResolvedForm, ResolvedQuestion } from '#definitions';
import type { Language } from '#form-answers';
import { formatAnswer, isBlank } from '#form-answers';

/** A4 without its margins, in the pixels of CSS. */
const paper = { width: 680, height: 1000 };

/** What is printed of a page, and what should not be. */
export interface Printed {
  readonly text: string;
  readonly pages: number;
  /** Headings with nothing in them, or nothing under them. */
  readonly bareHeadings: readonly string[];
  /** What a page has for its screen: buttons, boxes, menus, links to change something. */
  readonly furniture: readonly string[];
  /** Answers that do not fit the width of the paper. */
  readonly tooWide: readonly string[];
}

const lookAtPage = (): Omit<Printed, 'pages'> => {
  const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const text = (element: Element) => (element as HTMLElement).innerText.trim();
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(visible);
  const headings = all('h1, h2, h3, h4');
  const isBare = (heading: Element) => text(heading) === '' || (heading.tagName !== 'H1' && text(heading.parentElement as Element) === text(heading));
  const empty = all('dt').filter((term) => text(term) === '' || [...(term.parentElement?.querySelectorAll(':scope > dd') ?? [])].every((answer) => text(answer) === ''));
  const width = document.documentElement.clientWidth;
  return {
    text: document.body.innerText,
    bareHeadings: [...headings.filter(isBare), ...empty].map(text),
    furniture: all('header, footer, nav, button, input, select, textarea, form, [role=dialog]').map((element) => element.outerHTML.slice(0, 120)),
    tooWide: all('main *').filter((element) => element.getBoundingClientRect().right > width + 1).map((element) => element.outerHTML.slice(0, 120)),
  };
};

/** How many pages a PDF has: Chromium writes each as an object of its own. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/gi)?.length ?? 0;

/** Prints the page as it stands; with a name, onto `<name>.pdf`, and its look onto `<name>-print.png`. */
export const printPage = async (page: Page, name?: string): Promise<Printed> => {
  const size = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  const seen = await page.evaluate(lookAtPage);
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(name && { path: `${name}.pdf` }) });
  if (name) await page.screenshot({ path: `${name}-print.png`, fullPage: true, animations: 'disabled' });
  await page.emulateMedia({ media: null });
  if (size) await page.setViewportSize(size);
  return { ...seen, pages: pagesOf(pdf) };
};

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Ids are kept where people and teams are chosen; a reader sees their names. */
const KEPT_AS_IDS = new Set(['worker', 'team', 'manager', 'clock']);

const leavesOf = (question: ResolvedQuestion, value: Json | undefined): readonly (readonly [ResolvedQuestion, Json])[] => {
  if (value === undefined || isBlank(value)) return [];
  if (question.kind === 'group') return (value as unknown as readonly JsonObject[]).flatMap((row) => (question.row ?? []).flatMap((inner) => leavesOf(inner, row[inner.id])));
  if (question.kind === 'choices') return (value as readonly Json[]).map((one) => [{ ...question, kind: 'choice' }, one] as const);
  return [[question, value]];
};

/** The answers that are not on the paper in words, and what is there of a computer's: ids, dates in figures, codes run together. */
export const unsaidIn = (printed: string, form: ResolvedForm, answers: Answers, language: Language): readonly string[] => {
  const text = plain(printed);
  const leaves = Object.values(form.questions).flatMap((question) => leavesOf(question, answers[question.id]));
  const written = plain(leaves.map(([{ kind }, value]) => (kind !== 'choice' && kind !== 'date' && typeof value === 'string' ? value : '')).join(' '));
  const missing = leaves
    .filter(([{ id }]) => !KEPT_AS_IDS.has(id))
    .map(([question, value]) => ({ question, words: plain(formatAnswer(question, value, language)).trim() }))
    .filter(({ words }) => !text.includes(words))
    .map(({ question, words }) => `${question.id}: ${words.slice(0, 80)}`);
  const coded = leaves.filter(([question, value]) => question.kind === 'choice' && !question.options?.some(({ code }) => code === value)).map(([question, value]) => `${question.id}: ${String(value)} has no label`);
  const strange = [...text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-\S+|\b\d{4}-\d{2}-\d{2}\b|\b[a-z]+[A-Z]\w+/g)].map(([found]) => found).filter((found) => !written.includes(found));
  return [...missing, ...coded, ...strange];
};
