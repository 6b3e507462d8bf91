import type { CaseView } from '#casework';
import { londonDay, type HttpReply, type HttpRequest, type Random, type SendHttp } from '#testing';
import { actionTypes, contactAnswers, decisionAnswers, noteAnswers, visitAnswers, workflow, words, type AskedAction } from './casework-words.ts';

/** Something the engine said was done, as noted by the one who asked. */
export type Acknowledged =
  | { readonly kind: 'event'; readonly authority: string; readonly stream: 'case' | 'person'; readonly streamId: string; readonly actionId: string; readonly type: string }
  | { readonly kind: 'draft'; readonly authority: string; readonly draft: string; readonly revision: number; readonly question: string; readonly value: string };

/** Where the workers write down what happened to them: outside the engine. */
export interface Notebook {
  readonly acknowledge: (done: Acknowledged) => void;
  readonly refused: (code: string) => void;
  /** An answer that no worker should ever get: a 5xx, or being signed out. */
  readonly unexpected: (what: string) => void;
  readonly unanswered: () => void;
}
/** The cases of a team, which its workers also write notes in for each other. */
export interface TeamCases {
  readonly ids: string[];
}
interface Signed {
  readonly user: string;
  token?: string;
}
/** A request whose answer never came: it may have been recorded or not. */
interface Doubt {
  readonly who: Signed;
  readonly request: HttpRequest;
  readonly done?: (reply: HttpReply) => void;
}

/** Thrown within a worker when the engine has gone; she stops until it is back. */
const gone = Symbol('the engine has gone');
type View = CaseView;

/** A social worker and her manager at their screens, for as long as the engine lives. */
export interface Worker {
  /** Both sign in, once for all: their sessions outlive the engine. */
  readonly signIn: (send: SendHttp) => Promise<void>;
  /** Works until the engine goes or she is told to stop. */
  readonly work: (send: SendHttp, isOver: () => boolean) => Promise<void>;
}

export interface WorkerOptions {
  readonly authority: string;
  readonly practitioner: string;
  readonly manager: string;
  readonly team: TeamCases;
  readonly random: Random;
  readonly notebook: Notebook;
}

export function worker({ authority, practitioner, manager, team, random, notebook }: WorkerOptions): Worker {
  const [writer, decider]: Signed[] = [{ user: practitioner }, { user: manager }];
  let send: SendHttp;
  let doubt: Doubt | undefined;
  let child: { readonly person: string; readonly case: string } | undefined;
  let draft: { readonly id: string; revision: number; saves: number } | undefined;

  async function ask(who: Signed, request: HttpRequest): Promise<HttpReply> {
    const reply = await send({ ...request, ...(who.token && { headers: { authorization: `Bearer ${who.token}` } }) }).catch(() => undefined);
    if (!reply) {
      notebook.unanswered();
      throw gone;
    }
    if (reply.status >= 500 || reply.status === 401) notebook.unexpected(`${reply.status} to ${request.method} ${request.path}: ${JSON.stringify(reply.body)}`);
    else if (reply.status >= 400) notebook.refused((reply.body as { code?: string }).code ?? String(reply.status));
    return reply;
  }
  /** Asks for a change; when no answer comes, the same may be asked again later. */
  async function change(who: Signed, request: HttpRequest, done: (reply: HttpReply) => void): Promise<HttpReply> {
    doubt = { who, request, done };
    const reply = await ask(who, request);
    doubt = undefined;
    if (reply.status < 300) done(reply);
    return reply;
  }
  const noteEvent = (stream: 'case' | 'person', streamId: string, actionId: string, type: string) => () =>
    notebook.acknowledge({ kind: 'event', authority, stream, streamId, actionId, type });
  const today = () => londonDay(Date.now());

  async function beginChild(): Promise<void> {
    const next = { person: random.uuid(), case: random.uuid() };
    draft = undefined;
    const birth = { date: `20${random.int(10, 24)}-0${random.int(1, 9)}-1${random.int(0, 9)}` };
    const person = { id: next.person, names: [{ given: random.pick(['Ava', 'Noor', 'Tomos', 'Leo', 'Mia']), family: `Round-${next.person.slice(0, 6)}` }], birth };
    const added = await change(writer!, { method: 'POST', path: '/api/people', body: person }, noteEvent('person', next.person, next.person, 'person'));
    if (added.status >= 300) return;
    const body = { id: next.case, person: next.person, workflow };
    const opened = await change(writer!, { method: 'POST', path: '/api/cases', body }, noteEvent('case', next.case, next.case, 'case'));
    if (opened.status >= 300) return;
    child = next;
    team.ids.push(next.case);
  }
  function act(who: Signed, id: string, action: AskedAction): Promise<HttpReply> {
    return change(who, { method: 'POST', path: `/api/cases/${id}/actions`, body: action }, noteEvent('case', id, action.id, action.type));
  }
  const look = async (who: Signed, id: string): Promise<View | undefined> => {
    const { status, body } = await ask(who, { method: 'GET', path: `/api/cases/${id}` });
    return status < 300 ? (body as View) : undefined;
  };

  async function saveDraft(view: View): Promise<void> {
    const offered = view.actions.find(({ type }) => type === actionTypes.handIn);
    if (!child || !offered?.allowed) return;
    draft ??= { id: offered.record ?? random.uuid(), revision: 0, saves: 0 };
    const { id, revision } = draft;
    const value = words(random, 300);
    const changes = { ...(revision === 0 && contactAnswers(random, today())), reason: value };
    const path = `/api/cases/${child.case}/drafts/${id}`;
    const reply = await change(writer!, { method: 'PUT', path, body: { action: actionTypes.handIn, revision, changes } }, ({ body }) => {
      const saved = (body as { revision: number }).revision;
      if (draft?.id === id) draft = { id, revision: saved, saves: draft.saves + 1 };
      notebook.acknowledge({ kind: 'draft', authority, draft: id, revision: saved, question: 'reason', value });
    });
    const now = (reply.body as { revision?: number }).revision;
    if (reply.status >= 400) draft = reply.status === 412 && now !== undefined ? { ...draft, revision: now } : undefined;
  }
  async function moveOn(view: View): Promise<void> {
    if (!child) return;
    const { revision } = view;
    if (view.actions.some(({ type, allowed }) => type === actionTypes.handIn && allowed)) {
      const named = draft && draft.saves > 0 ? { draft: draft.id } : {};
      const reply = await act(writer!, child.case, { id: random.uuid(), type: actionTypes.handIn, revision, data: contactAnswers(random, today()), ...named });
      if (reply.status < 300) draft = undefined;
    } else {
      await act(decider!, child.case, { id: random.uuid(), type: actionTypes.giveBack, revision, data: decisionAnswers(random) });
    }
  }
  async function step(): Promise<void> {
    if (!child || random.chance(0.02)) return beginChild();
    const chance = random.next();
    const where = random.chance(0.3) ? random.pick(team.ids) : child.case;
    if (chance < 0.3) return void (await act(writer!, where, { id: random.uuid(), type: actionTypes.note, data: noteAnswers(random, today()) }));
    if (chance < 0.45) return void (await act(writer!, where, { id: random.uuid(), type: actionTypes.visit, data: visitAnswers(random, today()) }));
    if (chance < 0.5) return void (await act(writer!, where, { id: random.uuid(), type: actionTypes.discuss }));
    const view = await look(writer!, child.case);
    if (view) await (chance < 0.75 ? saveDraft(view) : moveOn(view));
  }
  /** What a worker does whose page lost its answer: mostly she presses the button again, sometimes she gives up. */
  async function settleDoubt(): Promise<void> {
    if (!doubt) return;
    const { who, request, done } = doubt;
    if (random.chance(0.8)) await change(who, request, done ?? (() => undefined));
    doubt = undefined;
  }

  return {
    async signIn(sendNow) {
      send = sendNow;
      for (const who of [writer!, decider!]) {
        const { body } = await ask(who, { method: 'POST', path: '/api/session', body: { username: who.user, password: 'demo' } });
        who.token = (body as { token?: string }).token;
      }
    },
    async work(sendNow, isOver) {
      send = sendNow;
      try {
        await settleDoubt();
        while (!isOver()) await step();
      } catch (error) {
        if (error !== gone) throw error;
      }
    },
  };
}
