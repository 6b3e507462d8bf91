import { itemsAsked } from '../resolve/national-content.ts';
import type { OverlayFile, PublicationContent } from '../types.ts';
import { applyFormOverlay } from './apply-form.ts';
import type { NationalBase } from './national-base.ts';
import type { Overlays } from './overlays.ts';
import { applyWorkflowOverlay } from './workflow-apply.ts';

type Hash = (text: string) => string;

/**
 * What an authority publishes: its pack with its own changes. What a change cannot be applied to is passed over, so that a
 * draft with findings can be looked at; what is published has none. Only the forms and workflows that are changed are resolved anew.
 */
export function withOverlays(base: NationalBase, overlays: Overlays, hash: Hash): PublicationContent {
  const { authority, content: national, shelf, dataItems } = base;
  const changed = { forms: counting(overlays.forms, national.forms), workflows: counting(overlays.workflows, national.workflows) };
  if (Object.keys(changed.forms).length + Object.keys(changed.workflows).length === 0) return national;
  const forms = { ...national.forms };
  for (const [id, overlay] of Object.entries(changed.forms)) forms[id] = applyFormOverlay(national.forms[id]!, overlay, authority, shelf, hash);
  const workflows = { ...national.workflows };
  let parts = { roles: national.roles, clocks: national.clocks, marks: national.marks };
  for (const [id, overlay] of Object.entries(changed.workflows).sort(byId)) {
    const applied = applyWorkflowOverlay(national.workflows[id]!, overlay, authority, parts, hash);
    workflows[id] = applied.workflow;
    parts = { ...parts, roles: applied.roles, clocks: applied.clocks };
  }
  const before = { forms: only(national.forms, changed.forms), workflows: only(national.workflows, changed.workflows) };
  return { ...national, forms, workflows, ...parts, dataItems: itemsAsked(dataItems, forms), overlays: { ...changed, national: before } };
}

/** Those that change something, or did once: their version goes on counting. */
function counting<Overlay extends OverlayFile>(overlays: { readonly [id: string]: Overlay }, national: { readonly [id: string]: unknown }): { readonly [id: string]: Overlay } {
  return Object.fromEntries(Object.entries(overlays).filter(([id, { operations, version }]) => Object.hasOwn(national, id) && (operations.length > 0 || version > 1)));
}

function only<Value>(values: { readonly [id: string]: Value }, ids: { readonly [id: string]: unknown }): { readonly [id: string]: Value } {
  return Object.fromEntries(Object.entries(values).filter(([id]) => Object.hasOwn(ids, id)));
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
