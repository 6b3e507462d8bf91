import type { BlockFile, ResolvedForm } from '#definitions';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { publishedOf } from './change-content.ts';
import { guardKinds } from './guard-words.ts';

/** What an author chooses from, so that nothing has to be typed that is there already. */
export async function paletteAnswer(engine: Engine, { authority }: Reader) {
  const base = await engine.workbench.base(authority);
  const { content, codeLists, blocks, dataItems } = base;
  const inForce = publishedOf(engine, authority).current.content;
  return {
    codeLists: codeLists.map(({ id, title, open, codes }) => ({ id, title, open: open ?? false, codes: codes.filter(({ retired }) => !retired) })),
    blocks: blocks.map(blockLine),
    dataItems, dimensions: content.dimensions, roles: inForce.roles, marks: content.marks,
    clocks: content.clocks.filter(({ jurisdiction }) => jurisdiction.includes(content.authority.jurisdiction)).map(({ id, label, amount, unit, validFrom, validTo, from, to, legalSource }) => ({ id, label, amount, unit, validFrom, ...(validTo && { validTo }), from, to, legalSource })), guardKinds,
    forms: Object.values(content.forms).map((national) => formLine(inForce.forms[national.id] ?? national)),
    languages: content.authority.languages,
  };
}

function blockLine(file: BlockFile) {
  const { id, parameters, section, order, questions } = file;
  return { id, file, parameters: parameters ?? [], ...(section && { title: section.title }), questions: order.map((question) => ({ id: question, label: questions[question]?.label ?? { en: question } })) };
}

function formLine({ id, title, version, sections, questions }: ResolvedForm) {
  const lines = sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const found = questions[question];
      return found ? [{ id: question, label: found.label, kind: found.kind, section: section.id, ...(found.options && { options: found.options }), ...(found.chronology !== undefined && { chronology: found.chronology }) }] : [];
    }),
  );
  return { id, title, version, questions: lines };
}
