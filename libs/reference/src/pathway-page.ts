import type { ActionRule, ResolvedWorkflow, StateFile } from '#definitions';
import { drawMachine } from './draw-machine.ts';
import { regionGraph } from './machine-graph.ts';
import type { Markup } from './markup.ts';
import { html, table } from './markup.ts';
import { page } from './page.ts';
import { both } from './texts.ts';
import type { PackReference, ReferencePage } from './types.ts';

/** One workflow: a drawing and a table for each region, who may do what, and the rules with their sentences. */
export function pathwayPage(pack: PackReference, workflow: ResolvedWorkflow): ReferencePage {
  const roles = pack.content.roles.filter((role) => role.access === 'casework');
  const actions = Object.entries(workflow.actions);
  const may = actions.map(([type, rule]) => [
    html`${both(rule.label)}<br><code>${type}</code>`,
    formLink(pack, rule),
    ...roles.map((role) => (rule.roles.includes(role.id) ? 'may' : '–')),
    [...(rule.marks ?? []), ...(rule.marksWhen ?? []).map((one) => one.mark)].join(', ') || '–',
  ]);
  const guards = Object.entries(workflow.guards).map(([name, guard]) => [html`<code>${name}</code>`, both(guard.sentence), guard.exception === true ? 'may be passed over with a reason; the manager is told' : 'holds always']);
  const body = html`${explored(pack.explored[workflow.id])}
${Object.entries(workflow.machine.states).map(([region, root]) => regionPart(region, root, workflow))}
<h2 id="actions">Who may do what</h2>${table('Actions and the roles that may take them', ['Action', 'Record', ...roles.map((role) => role.label.en), 'Marks'], may)}
<h2 id="rules">Rules</h2>${table('Rules that stand on steps', ['Rule', 'What it says to whom it stops', 'Exception'], guards)}`;
  return page(`${pack.id}/pathways/${workflow.id}.html`, workflow.title.en, body, [[pack.title.en, '../index.html']]);
}

function formLink(pack: PackReference, rule: ActionRule): Markup {
  const form = rule.form === undefined ? undefined : pack.content.forms[rule.form];
  return form ? html`<a href="../records/${form.id}.html">${form.title.en}</a>` : html`–`;
}

function explored(sentences: readonly string[] | undefined): Markup | undefined {
  return sentences && html`<h2 id="explored">What was proved of it</h2><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

function regionPart(region: string, root: StateFile, workflow: ResolvedWorkflow): Markup {
  const graph = regionGraph(region, root);
  const label = (path: string) => graph.nodes.find((node) => node.path === path)?.label ?? path;
  const rows = graph.edges.map((edge) => [
    label(edge.from),
    workflow.actions[edge.action]?.label.en ?? edge.action,
    edge.guard === undefined ? '' : html`<code>${edge.guard}</code>`,
    label(edge.to),
  ]);
  const title = root.meta?.label.en ?? region;
  return html`<section><h2 id="${region}">${root.meta ? both(root.meta.label) : region}</h2><div class="wide" tabindex="0" role="region" aria-label="Drawing: ${title}">${drawMachine(title, graph)}</div>${table(`Steps of ${title}`, ['From', 'By', 'When', 'To'], rows)}</section>`;
}
