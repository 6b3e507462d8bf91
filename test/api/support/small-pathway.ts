import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Json, JsonObject } from '#definitions';
import { repository } from './test-engine.ts';

// An invented pathway of one page that uses what a case can do beside forms and decisions: exceptions, notes that go on,
// objectives that go from plan to review, corrections, and a child offered to another team.

const say = (en: string) => ({ en });
const line = { type: 'string', maxLength: 200 };
const day = { type: 'string', format: 'date' };
const both = ['practitioner', 'manager'];
const manager = ['manager'];

function form(id: string, kind: string, questions: { readonly [id: string]: readonly [schema: JsonObject, more?: JsonObject] }, required: readonly string[] = []): Json {
  const properties = Object.fromEntries(Object.entries(questions).map(([name, [schema]]) => [name, schema]));
  const words = Object.fromEntries(Object.entries(questions).map(([name, [, more]]) => [name, { label: say(name), ...more }]));
  const sections = [{ id: 'all', title: say('All'), questions: Object.keys(questions) }];
  return { id, version: '1.0.0', title: say(id), purpose: say(`To try ${id}`), kind, sections, schema: { type: 'object', properties, required: [...required] }, questions: words };
}
function rowsOf(names: readonly string[], options: { readonly [name: string]: readonly string[] } = {}): JsonObject {
  return { type: 'array', items: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, options[name] ? { type: 'string', enum: [...options[name]] } : line])) } };
}
function rowWords(names: readonly string[], options: { readonly [name: string]: readonly string[] } = {}): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { label: say(name), ...(options[name] && { options: Object.fromEntries(options[name].map((code) => [code, say(code)])) }) }]));
}
const score = { score: ['met', 'unmet'] };
const shares = ['with', 'what', 'ground'];

const forms: { readonly [id: string]: Json } = {
  plan: form('plan', 'record', {
    summary: [line, { chronology: 'plan' }],
    objectives: [rowsOf(['outcome', 'action']), { row: rowWords(['outcome', 'action']), prefill: ['plan.objectives', 'review.objectives'], carry: { not: { type: 'object', properties: { score: { const: 'met' } }, required: ['score'] } } }],
  }, ['summary']),
  review: form('review', 'record', { objectives: [rowsOf(['outcome', 'score'], score), { row: rowWords(['outcome', 'score'], score), prefill: 'plan.objectives' }] }),
  request: form('request', 'note', {
    agency: [line],
    askedOn: [day],
    answer: [line],
    shares: [rowsOf(shares), { means: 'share', row: { with: { label: say('with'), means: 'shareWith' }, what: { label: say('what'), means: 'shareWhat' }, ground: { label: say('ground'), means: 'shareGround' } } }],
  }, ['agency']),
  handover: form('handover', 'record', { team: [line], why: [line] }, ['team', 'why']),
  acceptance: form('acceptance', 'decision', { worker: [line] }),
  decision: form('decision', 'decision', { rationale: [line] }, ['rationale']),
  correction: form('correction', 'note', { corrects: [{ type: 'integer' }], correctDate: [day], reason: [line] }, ['corrects', 'correctDate', 'reason']),
};

const rule = (does: string, label: string, roles: readonly string[], more: JsonObject = {}): JsonObject => ({ does, label: say(label), history: say(`{actor} did: ${label}`), roles: [...roles], ...more });
const open = { available: 'whileOpen' };
const actions: JsonObject = {
  'case.open': rule('open', 'Open', both),
  'plan.submit': rule('submit', 'Hand in the plan', both, { form: 'plan', ...open, guards: ['isSeen'] }),
  'plan.approve': rule('approve', 'Agree the plan', manager, { form: 'decision', decides: 'plan', ...open, marks: ['agreed'], guards: ['notOwnPlan'] }),
  'plan.return': rule('return', 'Return the plan', manager, { form: 'decision', decides: 'plan', ...open }),
  'review.submit': rule('submit', 'Hand in the review', both, { form: 'review', ...open, guards: ['scoresAll'] }),
  'review.approve': rule('approve', 'Agree the review', manager, { form: 'decision', decides: 'review', ...open, guards: ['notOwnReview'] }),
  'review.return': rule('return', 'Return the review', manager, { form: 'decision', decides: 'review', ...open }),
  'request.record': rule('note', 'Ask an agency', both, { form: 'request', ...open, concurrent: true, again: true, happenedOn: 'askedOn', marks: ['asked'] }),
  'case.acknowledge': rule('acknowledge', 'I have read this', manager, { available: 'always', concurrent: true }),
  'date.correct': rule('correct', 'Correct a day', both, { form: 'correction', available: 'always', concurrent: true }),
  'handover.submit': rule('submit', 'Offer the child to another team', both, { form: 'handover' }),
  'handover.accept': rule('accept', 'Accept the child', manager, { form: 'acceptance', decides: 'handover', guards: ['isAsked', 'notOwnHandover'], marks: ['handed-over'] }),
  'handover.decline': rule('return', 'Decline the child', manager, { form: 'decision', decides: 'handover', guards: ['isAsked'] }),
  'case.close': rule('move', 'Close', manager, { marks: ['closed'] }),
  'case.reopen': rule('reopen', 'Open again', manager),
};
const objectives = (of: string) => ({ form: of, question: 'objectives' });
const notOwn = (of: string): JsonObject => ({ type: 'actorDidNotContribute', params: { form: of }, sentence: say('You wrote part of this.') });
const guards: JsonObject = {
  notOwnPlan: notOwn('plan'), notOwnReview: notOwn('review'), notOwnHandover: notOwn('handover'),
  isSeen: { type: 'marked', params: { any: ['asked'] }, sentence: say('Nobody has been asked yet.'), exception: true },
  scoresAll: { type: 'rowsCovered', params: { of: objectives('plan'), by: [objectives('review')] }, sentence: say('An objective of the plan has no score.') },
  isAsked: { type: 'actorInNamedTeam', params: { form: 'handover', question: 'team' }, sentence: say('Only the team that was asked can answer.') },
  isAtRest: { type: 'regionsAtRest', params: { except: ['need'] }, sentence: say('The child is still offered to another team.') },
};
const offered = { meta: { label: say('Offered'), waitsFor: ['manager'] }, on: { 'handover.accept': { target: 'held' }, 'handover.decline': { target: 'held' } } };
const states: JsonObject = {
  need: {
    meta: { label: say('Need') }, initial: 'helping',
    states: {
      helping: { tags: ['stage:intervention'], meta: { label: say('Helping'), waitsFor: ['practitioner'] }, on: { 'case.close': { target: 'closed', guard: 'isAtRest' } } },
      closed: { tags: ['rest', 'stage:closed'], meta: { label: say('Closed') }, on: { 'case.reopen': { target: 'helping' } } },
    },
  },
  responsibility: {
    meta: { label: say('Responsibility') }, initial: 'held',
    states: { held: { tags: ['rest'], meta: { label: say('Held') }, on: { 'handover.submit': { target: 'offered' } } }, offered },
  },
};

const files: JsonObject = {
  ...Object.fromEntries(Object.entries(forms).map(([id, file]) => [`forms/packs/small/${id}/form.json`, file])),
  'forms/shared/dimensions.json': { source: { text: 'Invented' }, domains: [{ id: 'child', title: say('The child') }], dimensions: [{ id: 'health', domain: 'child', title: say('Health') }] },
  // One title that nobody has checked.
  'forms/languages/cy/small.json': { language: 'cy', texts: [{ en: 'request', cy: 'cais' }] },
  'workflows/packs/small/pack.json': { id: 'small', title: say('Small'), about: say('Invented'), languages: ['en', 'cy'], jurisdiction: ['england'] },
  'workflows/packs/small/clocks.json': { clocks: [] },
  'workflows/packs/small/marks.json': { marks: [{ id: 'asked', label: say('An agency was asked') }, { id: 'agreed', label: say('A plan was agreed') }, { id: 'handed-over', label: say('Handed over') }, { id: 'closed', label: say('Closed') }] },
  'workflows/packs/small/child-in-need/workflow.json': { id: 'child-in-need', version: '1.0.0', title: say('Help'), machine: { id: 'child-in-need', type: 'parallel', states }, actions, guards },
};

/** A folder with this pathway and the users of Northshire. The caller removes it. */
export async function smallPathway(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pathway-'));
  for (const [path, file] of Object.entries(files)) await write(join(folder, path), file);
  for (const same of ['workflows/access.json', 'workflows/shared/roles.json', 'workflows/shared/calendar.json']) await cp(join(repository, same), join(folder, same));
  const northshire = 'workflows/authorities/northshire/authority.json';
  const authority = JSON.parse(await readFile(join(repository, northshire), 'utf8')) as JsonObject;
  // The authority's own changes are to another pack, and with them go its own roles.
  const users = (authority['demonstrationUsers'] as readonly { readonly role: string }[]).filter(({ role }) => !role.startsWith('northshire-'));
  await write(join(folder, northshire), { ...authority, pack: 'small', languages: ['en', 'cy'], demonstrationUsers: users as unknown as Json });
  return folder;
}

async function write(path: string, value: Json): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value));
}
