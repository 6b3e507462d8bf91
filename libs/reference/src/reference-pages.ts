import { html, table } from './markup.ts';
import { packPage } from './pack-page.ts';
import { page } from './page.ts';
import { pathwayPage } from './pathway-page.ts';
import { languagesOf } from './record-counts.ts';
import { recordPage } from './record-page.ts';
import { REFERENCE_STYLES } from './reference-styles.ts';
import type { PackReference, ReferencePage } from './types.ts';

/** The whole reference: a first page with every record of every pack, and for each pack its records, pathways and limits. */
export function referencePages(packs: readonly PackReference[]): readonly ReferencePage[] {
  return [firstPage(packs), { path: 'reference.css', html: REFERENCE_STYLES }, ...packs.flatMap(packPages)];
}

function packPages(pack: PackReference): readonly ReferencePage[] {
  const { forms, workflows } = pack.content;
  return [packPage(pack), ...Object.values(workflows).map((workflow) => pathwayPage(pack, workflow)), ...Object.values(forms).map((form) => recordPage(pack, form))];
}

function firstPage(packs: readonly PackReference[]): ReferencePage {
  const ids = [...new Set(packs.flatMap((pack) => Object.keys(pack.content.forms)))].sort();
  const rows = ids.map((id) => [
    packs.flatMap((pack) => pack.content.forms[id]?.title.en ?? [])[0] ?? id,
    ...packs.map((pack) => {
      const form = pack.content.forms[id];
      const count = pack.counts[id];
      if (!form || !count) return '–';
      const { sections, questions, dataItems } = count;
      return html`<a href="${pack.id}/records/${id}.html" aria-label="${form.title.en}, ${pack.title.en}">${sections} sections, ${questions} questions, ${dataItems} data items, ${languagesOf(count)}</a>`;
    }),
  ]);
  const body = html`<p>What every form asks, who may do what, and which limits run, written from the definitions themselves.</p>
<ul>${packs.map((pack) => html`<li><a href="${pack.id}/index.html">${pack.title.en}</a>: ${pack.about.en}</li>`)}</ul>
<h2 id="records">Every record in every pack</h2>${table('What each record asks, by pack', ['Record', ...packs.map((pack) => pack.title.en)], rows)}`;
  return page('index.html', 'Reference of forms and pathways', body);
}
