import type { ActionView, CaseView } from '#casework';
import type { Answers, FormCheck, ResolvedForm } from '#definitions';
import { compileForm } from '#definitions';
import type { HttpReply, HttpRequest, Random, SignedInClient } from '#testing';
import { addDays, generateAnswers, londonDay } from '#testing';
import { carriedRows } from './carried-rows.ts';
import type { Tally } from './novelty.ts';
import { answerMemory, pickWeighted, tally } from './novelty.ts';

/** What a sampler may use: what any client can, a clock on the wall, and the names of the users. */
export interface SamplerOptions {
  readonly client: SignedInClient;
  readonly random: Random;
  readonly users: readonly string[];
  /** The workflow that cases are opened in. */
  readonly workflow: string;
  readonly now: () => string;
  /** How many cases it keeps going at once. */
  readonly open?: number;
}

export interface Counts {
  readonly accepted: Tally;
  readonly refused: Tally;
  /** Refusals by problem code. */
  readonly codes: Tally;
  /** `<region>.<state>` of each case after each accepted action. */
  readonly states: Tally;
  readonly steps: () => { readonly accepted: number; readonly refused: number };
  /** Requests answered with 500 or above. */
  readonly broken: string[];
  /** What the last refusal of each action said. */
  readonly said: ReadonlyMap<string, string>;
  /** Open cases in which no user had anything to do. */
  readonly deadEnds: string[];
}

interface Walked {
  readonly id: string;
  view: CaseView;
  /** A calm case begins little beside what it is about, so that some come to their end. */
  readonly calm: boolean;
  /** The answers last given, by form. */
  readonly given: Map<string, Answers>;
}

interface Staff {
  readonly users: readonly { readonly id: string; readonly team?: string; readonly role: string }[];
  readonly teams: readonly { readonly id: string }[];
}
interface FormReply extends Omit<ResolvedForm, 'digest'> {
  readonly validator: string;
}

/** Why somebody goes ahead although it is unusual. */
const unusual = 'Agreed with the service manager, who knows the family.';
/** What a user adds when she is asked for it. */
const answersTo = { 'reason-required': { reason: 'The notes of the day were typed up later.' }, 'exception-possible': { exception: unusual } };

const given = ['Rowan', 'Ines', 'Tobias', 'Meera', 'Callum', 'Oyin', 'Freya', 'Jakub'];
const family = ['Ashdown', 'Birtwell', 'Castellan', 'Dunmore', 'Eversham', 'Fairlie'];

/** Walks cases over HTTP at random, knowing only what the answers show. */
export const sampler = (options: SamplerOptions) => {
  const { client, random, users, now } = options;
  const accepted = tally();
  const refused = tally();
  const codes = tally();
  const states = tally();
  /** Actions by where their region stood. */
  const moves = tally();
  const memory = answerMemory(states);
  const broken: string[] = [];
  const deadEnds: string[] = [];
  const said = new Map<string, string>();
  const cases: Walked[] = [];
  const seenTypes = new Set<string>();
  const forms = new Map<string, { readonly form: ResolvedForm; readonly check: FormCheck }>();
  const step = { accepted: 0, refused: 0 };
  let staff: Staff | undefined;

  const ask = async <T>(user: string, request: HttpRequest): Promise<HttpReply<T>> => {
    const reply = await client.as<T>(user, request);
    if (reply.status >= 500) broken.push(`${request.method} ${request.path} as ${user}: ${reply.status} ${JSON.stringify(reply.body)} for ${JSON.stringify(request.body)}`);
    return reply;
  };

  /** The case as a user sees it; a user of another team says why she looks. */
  const look = async (user: string, id: string): Promise<CaseView | undefined> => {
    const get: HttpRequest = { method: 'GET', path: `/api/cases/${id}` };
    let reply = await ask<CaseView>(user, get);
    if (reply.status === 403) {
      await ask(user, { method: 'POST', path: `/api/cases/${id}/reasons`, body: { purpose: 'Covering for a colleague' } });
      reply = await ask<CaseView>(user, get);
    }
    return reply.status === 200 ? reply.body : undefined;
  };

  const formOf = async (user: string, ref: string) => {
    const known = forms.get(ref);
    if (known) return known;
    const { body } = await ask<FormReply>(user, { method: 'GET', path: `/api/forms/${encodeURIComponent(ref)}` });
    // The address of its validator is as good a name for its content as the digest itself.
    const form: ResolvedForm = { ...body, digest: /[0-9a-f]{64}/.exec(body.validator)?.[0] ?? body.validator };
    const made = { form, check: compileForm(form) };
    forms.set(ref, made);
    return made;
  };

  const staffOf = async (user: string): Promise<Staff> => (staff ??= (await ask<Staff>(user, { method: 'GET', path: '/api/staff' })).body);

  /** Answers that cannot be made up: who works here, which clocks run, which step was how long ago. */
  const known = async (user: string, view: CaseView, action: ActionView, form: ResolvedForm): Promise<Answers> => {
    const asks = (question: string) => Object.hasOwn(form.questions, question);
    if (action.does === 'assign' || action.does === 'accept' || asks('team')) {
      const all = await staffOf(user);
      const chosen = random.pick(all.users.filter(({ id }) => users.includes(id)));
      return { ...(asks('worker') && { worker: chosen.id }), ...(asks('team') && { team: chosen.team ?? random.pick(all.teams).id }) };
    }
    if (action.does === 'correct') return { corrects: random.int(1, view.revision), correctDate: addDays(londonDay(now()), -random.int(0, 3)) };
    if (action.does !== 'explain' || view.clocks.length === 0) return {};
    const clock = random.pick(view.clocks.some(({ late }) => late) ? view.clocks.filter(({ late }) => late) : view.clocks);
    return { clock: clock.id, instance: clock.instance };
  };

  const answersFor = async (user: string, walked: Walked, view: CaseView, action: ActionView): Promise<Answers | undefined> => {
    if (action.form === undefined) return undefined;
    const { form, check } = await formOf(user, action.form);
    const today = londonDay(now());
    const carried = random.chance(0.9) ? carriedRows(form, walked.given, { random, today }) : {};
    const fixed = { ...memory.choose(form, random), ...carried, ...(await known(user, view, action, form)) };
    return generateAnswers(form, check, { random, today, given: fixed, optional: random.pick([0.05, 0.3, 0.8]) });
  };

  const placeOf = (view: CaseView): string => view.regions.map(({ id, state }) => `${id}.${state}`).join(' + ');
  const rarityOf = (view: CaseView): number => Math.max(...view.regions.map(({ id, state }) => states.rarity(`${id}.${state}`)));

  const arrived = (walked: Walked, view: CaseView): void => {
    walked.view = view;
    for (const { id, state } of view.regions) {
      states.add(`${id}.${state}`);
      memory.learn(walked.given, `${id}.${state}`);
    }
  };

  const count = (type: string, reply: HttpReply): boolean => {
    const fine = reply.status < 300;
    (fine ? accepted : refused).add(type);
    step[fine ? 'accepted' : 'refused'] += 1;
    if (!fine) {
      const { code, detail } = (reply.body ?? {}) as { readonly code?: string; readonly detail?: string };
      codes.add(code ?? String(reply.status));
      said.set(type, `${code ?? reply.status}: ${detail ?? ''}`);
    }
    return fine;
  };

  const openAnother = async (): Promise<Walked | undefined> => {
    const user = random.pick(users);
    const birth = random.pick([{ date: addDays(londonDay(now()), -random.int(30, 6000)) }, { date: addDays(londonDay(now()), -random.int(5500, 7600)) }, { date: addDays(londonDay(now()), -random.int(5880, 6400)) }, { estimatedAge: random.int(0, 17) }, { expected: addDays(londonDay(now()), 60) }, undefined]);
    const person = { id: random.uuid(), names: [{ given: random.pick(given), family: random.pick(family) }], ...(birth && { birth }) };
    const made = await ask(user, { method: 'POST', path: '/api/people', body: person });
    const body = { id: random.uuid(), person: person.id, workflow: options.workflow };
    const reply = made.status < 300 ? await ask<CaseView>(user, { method: 'POST', path: '/api/cases', body }) : made;
    if (!count('(open a case)', reply)) return undefined;
    const walked: Walked = { id: body.id, view: reply.body as CaseView, calm: random.chance(0.5), given: new Map() };
    arrived(walked, walked.view);
    cases.push(walked);
    return walked;
  };

  /** Remembers what was answered, the latest last. */
  const remember = (walked: Walked, form: string, data: Answers): void => {
    walked.given.delete(form);
    walked.given.set(form, data);
  };

  /** The record that is written on: one that was returned, or now and then a note that goes on. */
  const recordFor = (action: ActionView): { readonly draft?: string } => {
    if (action.does === 'submit') return action.record === undefined ? {} : { draft: action.record };
    return action.records && action.records.length > 0 && random.chance(0.7) ? { draft: random.pick(action.records.slice(0, 2)) } : {};
  };

  const send = (user: string, id: string, body: object) => ask<CaseView>(user, { method: 'POST', path: `/api/cases/${id}/actions`, body });

  const moveOf = (view: CaseView, { type, region }: ActionView): string => `${type} in ${view.regions.find(({ id }) => id === region)?.state ?? 'any'}`;

  /** How much an action is wished for: what was seldom taken, there above all, and in a calm case what is under way rather than something new. */
  const wish = ({ calm }: Walked, view: CaseView, one: ActionView): number => {
    const { concurrent, region, type, weight } = one;
    const isNew = view.regions.some(({ id, atRest }) => id === region && atRest);
    const calmly = calm ? (isNew && view.status === 'open' ? 0.03 : 1) * (weight === 'other' ? 0.3 : 1) : 1;
    return (0.02 + accepted.rarity(type) + moves.rarity(moveOf(view, one))) * (concurrent && !region ? 0.3 : 1) * calmly;
  };

  /** Something the case view offers, with answers that its form accepts. */
  const sensible = async (walked: Walked, user: string, view: CaseView): Promise<void> => {
    const allowed = view.actions.filter((action) => action.allowed);
    if (allowed.length === 0) return nonsense(walked, user, view);
    const action = pickWeighted(random, allowed, (one) => wish(walked, view, one));
    const data = await answersFor(user, walked, view, action);
    let body: object = { type: action.type, ...(data && { data }), ...(!action.concurrent && { revision: view.revision }), ...recordFor(action), ...(action.exception && { exception: unusual }) };
    let reply = await send(user, walked.id, { id: random.uuid(), ...body });
    for (const [code, answer] of Object.entries(answersTo)) {
      if ((reply.body as { code?: string } | undefined)?.code !== code) continue;
      body = { ...body, ...answer };
      reply = await send(user, walked.id, { id: random.uuid(), ...body });
    }
    if (!count(action.type, reply)) return;
    moves.add(moveOf(view, action));
    if (data && action.form) remember(walked, action.form, data);
    arrived(walked, reply.body);
  };

  /** Something that a mistaken page or a careless program might send: one thing wrong with it, or several. */
  const nonsense = async (walked: Walked, user: string, view: CaseView): Promise<void> => {
    const type = random.pick([...seenTypes, 'nothing.known', '']);
    const offered = view.actions.find((action) => action.type === type);
    const fair = { id: random.uuid(), type, revision: view.revision, ...(offered?.form !== undefined && { data: await answersFor(user, walked, view, offered) }) };
    const wrong = (): object =>
      random.pick<object>([
        { data: { unknown: 'question' } }, { data: {} }, { data: { rationale: '   ' } }, { data: { rationale: { deep: [1, null] } } }, { data: [] },
        { revision: view.revision - 1 }, { revision: view.revision + 5 }, { revision: undefined }, { revision: 'one' },
        { happenedOn: '2026-02-30' }, { happenedOn: addDays(londonDay(now()), 3) }, { happenedOn: addDays(londonDay(now()), -9) },
        { draft: random.uuid() }, { reason: '' }, { extra: true }, { id: 'no-uuid' }, { type: 'case' }, {},
      ]);
    const body = { ...fair, ...wrong(), ...(random.chance(0.3) && wrong()) };
    const reply = await send(user, walked.id, body);
    if (!count(offered ? type : '(unknown action)', reply)) return;
    if (fair.data && offered?.form) remember(walked, offered.form, fair.data);
    arrived(walked, reply.body);
  };

  const checkDeadEnd = async (walked: Walked): Promise<void> => {
    const hasSomething = (view: CaseView) => view.actions.some(({ allowed, concurrent }) => allowed && !concurrent);
    if (walked.view.status !== 'open' || hasSomething(walked.view)) return;
    for (const user of random.some(users, users.length)) {
      const view = await look(user, walked.id);
      if (view && hasSomething(view)) return;
    }
    deadEnds.push(`${walked.id} in ${placeOf(walked.view)}`);
  };

  const pickCase = async (): Promise<Walked | undefined> => {
    const open = cases.filter(({ view }) => view.status === 'open');
    const closed = cases.filter(({ view }) => view.status !== 'open');
    if (open.length < (options.open ?? 5) && random.chance(open.length === 0 ? 1 : 0.3)) return openAnother();
    if (closed.length > 0 && random.chance(0.12)) return random.pick(closed.slice(-5));
    return pickWeighted(random, open, ({ view }) => rarityOf(view));
  };

  /** Somebody who can do something here, nearly always. */
  const pickUser = async (walked: Walked): Promise<{ readonly user: string; readonly view: CaseView } | undefined> => {
    const order = random.some(users, users.length).sort(() => random.next() - 0.5);
    for (const user of order) {
      const view = await look(user, walked.id);
      if (!view) continue;
      for (const { type } of view.actions) seenTypes.add(type);
      if (random.chance(0.1) || view.actions.some(({ allowed, concurrent }) => allowed && !concurrent)) return { user, view };
    }
    const user = order[0] ?? '';
    const view = await look(user, walked.id);
    return view && { user, view };
  };

  return {
    counts: { accepted, refused, codes, states, steps: () => ({ ...step }), broken, deadEnds, said } satisfies Counts,
    /** Types of action that any view has shown. */
    seenTypes,
    /** One thing asked of one case by one user; the id of the case. */
    step: async (): Promise<string | undefined> => {
      const walked = await pickCase();
      if (!walked) return undefined;
      const chosen = await pickUser(walked);
      if (!chosen) return walked.id;
      const before = walked.view.revision;
      await (random.chance(0.15) ? nonsense(walked, chosen.user, chosen.view) : sensible(walked, chosen.user, chosen.view));
      if (walked.view.revision !== before) await checkDeadEnd(walked);
      return walked.id;
    },
  };
};

/** The counts as a table of lines, ready to print. */
export const tableOf = (title: string, counts: Counts): string => {
  const { accepted, refused } = counts.steps();
  const lines = (name: string, of: Tally) => [`  ${name}`, ...of.entries().map(([key, times]) => `    ${String(times).padStart(6)}  ${key}`)];
  return [
    `${title}: ${accepted} accepted, ${refused} refused`,
    ...lines('accepted by action', counts.accepted),
    ...lines('refused by action', counts.refused),
    ...lines('refusals by code', counts.codes),
    ...lines('states reached', counts.states),
  ].join('\n');
};
