import type { ClockRow } from '#definitions';
import type { Markup } from './markup.ts';
import { html, table } from './markup.ts';
import { page } from './page.ts';
import { alwaysRequired, languagesOf } from './record-counts.ts';
import { both, sourceOf } from './texts.ts';
import type { PackReference, ReferencePage } from './types.ts';

const UNITS = { workingDays: 'working days', days: 'days', months: 'months', hours: 'hours' } as const;

/** The first page of a pack: its records, pathways, limits, roles and marks. */
export function packPage(pack: PackReference): ReferencePage {
  const { forms, workflows, clocks, roles, marks, calendars } = pack.content;
  const records = Object.values(forms).map((form) => {
    const count = pack.counts[form.id];
    return [
      html`<a href="records/${form.id}.html">${form.title.en}</a>`, form.kind, count?.sections, count?.questions, alwaysRequired(form), count?.dataItems, count && languagesOf(count), form.version,
    ];
  });
  const body = html`<p>${both(pack.about)}</p>
<h2 id="pathways">Pathways</h2><ul>${Object.values(workflows).map((workflow) => html`<li><a href="pathways/${workflow.id}.html">${both(workflow.title)}</a>, version ${workflow.version}</li>`)}</ul>
<h2 id="records">Records</h2>${table('What each record asks', ['Record', 'Kind', 'Sections', 'Questions', 'Always required', 'Data items', 'Languages', 'Version'], records)}
<p>The chronology is a view of these records, and no form.</p>
<h2 id="limits">Limits in time</h2>${table('Limits, and where each comes from', ['Limit', 'Amount', 'From', 'To', 'Where and when', 'Source'], clocks.map(clockCells))}
<h2 id="calendars">Calendars</h2>${calendars.map((calendar) => html`<p>${both(calendar.label)}: ${calendar.holidays.length} holidays from ${calendar.from} to ${calendar.to}. ${sourceOf(calendar.source)}</p>`)}
<h2 id="roles">Roles</h2>${table('Roles', ['Role', 'Kind of access'], roles.map((role) => [both(role.label), role.access]))}
<h2 id="marks">Marks</h2>${table('What actions mean nationally', ['Mark', 'Meaning', 'Told to the manager'], marks.map((mark) => [html`<code>${mark.id}</code>`, both(mark.label), mark.tell === true ? 'yes' : '–']))}
${outlines(pack)}`;
  return page(`${pack.id}/index.html`, pack.title.en, body);
}

function clockCells(row: ClockRow): readonly (string | number | Markup)[] {
  const age = row.ageMonths && html`<br>${row.ageMonths.from !== undefined && `from ${row.ageMonths.from} months of age `}${row.ageMonths.below !== undefined && `below ${row.ageMonths.below} months of age`}`;
  const amount = row.kind === 'total' ? `at most ${row.amount} ${UNITS[row.unit]} in any ${row.within ?? 12} months` : `${row.amount} ${UNITS[row.unit]}`;
  const codes = (names: readonly string[]) => html`${names.map((name, index) => html`${index > 0 && ', '}<code>${name}</code>`)}`;
  return [
    both(row.label), html`${amount}${age}`, codes(row.from), codes(row.to),
    `${row.jurisdiction.join(' and ')}, from ${row.validFrom}${row.validTo === undefined ? '' : ` to ${row.validTo}`}`, sourceOf(row.legalSource),
  ];
}

function outlines(pack: PackReference): Markup | false {
  return pack.outlines.length > 0 && html`<h2 id="outlines">The published outlines, field by field</h2>${pack.outlines.map((outline) =>
    table(outline.record, ['Field of the outline', 'Asked as', 'Left out because'], outline.fields.map((one) => [one.field, asked(one.questions ?? []), one.leftOut ?? ''])),
  )}`;
}

function asked(questions: readonly string[]): Markup {
  return html`${questions.map((question, index) => {
    const [form = '', id = ''] = question.split('.');
    return html`${index > 0 && ', '}<a href="records/${form}.html#q-${id}"><code>${question}</code></a>`;
  })}`;
}
