import type { ResolvedForm, ResolvedQuestion, ResolvedSection } from '#definitions';
import { conditionWords } from './condition-words.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { page } from './page.ts';
import { alwaysRequired } from './record-counts.ts';
import { both, sourceOf } from './texts.ts';
import type { PackReference, ReferencePage } from './types.ts';

const KINDS: { readonly [kind in ResolvedQuestion['kind']]: string } = {
  text: 'one line',
  narrative: 'in words',
  words: 'somebody’s own words',
  date: 'a day',
  dateTime: 'a day and time',
  number: 'a number',
  yesNo: 'yes or no',
  choice: 'one of a list',
  choices: 'some of a list',
  group: 'rows',
};

/** One record: every section and question, when it is asked, its options, dimension and data item. */
export function recordPage(pack: PackReference, form: ResolvedForm): ReferencePage {
  const count = pack.counts[form.id];
  const body = html`<p>${both(form.purpose)}</p>
<p>${count && `${count.sections} sections, ${count.questions} questions, `}${alwaysRequired(form)} that must always be answered${form.minutes !== undefined && `; about ${form.minutes} minutes`}. Version ${form.version}. Source: ${sourceOf(form.source)}</p>
${form.sections.map((section) => sectionPart(section, form))}`;
  return page(`${pack.id}/records/${form.id}.html`, form.title.en, body, [[pack.title.en, '../index.html']]);
}

function sectionPart(section: ResolvedSection, form: ResolvedForm): Markup {
  const questions = section.questions.flatMap((id) => form.questions[id] ?? []);
  return html`<section><h2 id="${section.id}">${both(section.title)}</h2>${section.hint && html`<p class="hint">${both(section.hint)}</p>`}<dl>${questions.map((question) => questionPart(question, form.questions))}</dl></section>`;
}

function questionPart(question: ResolvedQuestion, all: { readonly [id: string]: ResolvedQuestion }): Markup {
  const facts = [
    KINDS[question.kind],
    question.required ? 'must be answered' : undefined,
    question.showWhen && `asked when ${conditionWords(question.showWhen, all)}`,
    question.requireWhen && `must be answered when ${conditionWords(question.requireWhen, all)}`,
    question.dimension && `dimension ${question.dimension}`,
    question.dataItem && `data item ${question.dataItem}`,
  ].filter((fact) => fact !== undefined);
  const row = Object.fromEntries((question.row ?? []).map((inner) => [inner.id, inner]));
  return html`<div class="question"><dt id="q-${question.id}">${both(question.label)}</dt><dd>
<p class="facts"><code>${question.id}</code> · ${facts.join(' · ')}</p>
${question.hint && html`<p class="hint">${both(question.hint)}</p>`}${question.why && html`<p class="hint">Why we ask: ${both(question.why)}</p>`}
${question.options && html`<details><summary>${question.options.length} options</summary><ul>${question.options.map((option) => html`<li>${both(option.label)} <code>${option.code}</code></li>`)}</ul></details>`}
${question.row && html`<dl>${question.row.map((inner) => questionPart(inner, row))}</dl>`}</dd></div>`;
}
