import { placeOf, type PersonState } from '#casework';
import type { Subject } from '../access/subject.ts';
import type { LoadedCase } from '../casework/load.ts';
import { loadCase } from '../casework/load.ts';
import { caseAnswer } from '../casework/view.ts';
import type { Engine } from '../context.ts';
import { notFound, problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { moveOne } from './migrate-cases.ts';
import { previewOf } from './preview.ts';

/** What moving one case would do, for the manager who decides it. @throws 403, 404 */
export async function caseMigration(engine: Engine, reader: Reader, { case: loaded }: Subject, to: string) {
  const state = requireManager(reader, loaded).state;
  const preview = await previewOf(engine, reader.published, state.id, to);
  const target = reader.published.rules(to, state.workflow);
  if (!preview || !target) throw notFound();
  const { value, drafts, ...rest } = preview;
  const regions = value === undefined ? [] : (placeOf(target.workflow, value)?.regions ?? []);
  return {
    ...rest,
    regions: regions.map(({ id, label, stateLabel }) => ({ id, label, stateLabel })),
    drafts: drafts.map(({ draft, form, action, stays, homeless }) => ({ draft, form, action, homeless: homeless.map(({ question }) => ({ question, label: labelOf(reader, form.from, question) })), ...(stays && { stays }) })),
  };
}

/** Moves one case, as its manager decides. @throws 403, 404, 409 with why it cannot be moved */
export async function moveCase(engine: Engine, reader: Reader, { case: loaded, person }: Subject, to: string) {
  const { state } = requireManager(reader, loaded);
  const result = await moveOne(engine, reader.published, reader.actor, state.id, to);
  if (result.outcome === 'missing') throw notFound();
  if (result.outcome === 'stuck') throw problem(409, 'migration-stuck', result.stuck.sentence.en, { sentence: result.stuck.sentence, region: result.stuck.region, state: result.stuck.state });
  return standing(engine, reader, state.id, person.state);
}

async function standing(engine: Engine, reader: Reader, id: string, person: PersonState) {
  const now = await loadCase(engine, reader.authority, id);
  if (!now) throw notFound();
  return caseAnswer(engine, reader, now, person);
}

function requireManager({ supervises }: Reader, loaded: LoadedCase | undefined): LoadedCase {
  if (!loaded) throw notFound();
  if (!supervises) throw problem(403, 'role-required', 'Only a manager moves a case to other definitions.');
  return loaded;
}

function labelOf(reader: Reader, form: string, question: string) {
  return reader.published.form(form)?.questions[question]?.label ?? { en: question };
}
