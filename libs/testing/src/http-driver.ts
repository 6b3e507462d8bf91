import type { Answers } from '#definitions';
import type { ActionView, CaseView } from '#casework';
import type { HttpReply, SignedInClient } from './http-client.ts';
import { uuidFrom } from './ids.ts';
import { sentOf, type DrivenAction, type Outcome, type ScenarioDriver } from './scenario-driver.ts';

export interface HttpDriverOptions {
  /** Moves the engine's clock, where it runs in this process. */
  readonly travelTo?: (instant: string) => void | Promise<void>;
  /** Why a user opens a child that is not theirs. */
  readonly purpose?: string;
  /** Write forms through a draft first, as the page does. Default true. */
  readonly drafts?: boolean;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
}

type Refused = Extract<Outcome, { readonly refused: unknown }>;

const refusedBy = ({ status, body }: HttpReply): Refused => {
  const problem = (body ?? {}) as Problem;
  return { refused: { code: problem.code ?? String(status), sentence: problem.detail ?? problem.title ?? JSON.stringify(body) } };
};

const outcomeOf = (reply: HttpReply): Outcome => (reply.status < 300 ? { view: reply.body as CaseView } : refusedBy(reply));

const must = (reply: HttpReply, doing: string): void => {
  if (reply.status >= 300) throw new Error(`${doing}: ${reply.status} ${JSON.stringify(reply.body)}`);
};

/** Reads a case as a user; gives the reason that is asked for when it is not a case of theirs. */
const readCase = async (client: SignedInClient, actor: string, caseId: string, purpose: string): Promise<HttpReply> => {
  const path = `/api/cases/${caseId}`;
  const reply = await client.as(actor, { method: 'GET', path });
  if (reply.status !== 403) return reply;
  const given = await client.as(actor, { method: 'POST', path: `${path}/reasons`, body: { purpose } });
  return given.status < 300 ? client.as(actor, { method: 'GET', path }) : reply;
};

/** Somebody, perhaps she herself in an earlier attempt, has saved this draft since. */
const staleDraft = new Set([409, 412]);

const halves = (data: Answers): Answers[] => {
  const entries = Object.entries(data);
  const middle = Math.ceil(entries.length / 2);
  return [entries.slice(0, middle), entries.slice(middle)].filter((part) => part.length > 0).map((part) => Object.fromEntries(part));
};

/** Saves the answers in two goes, as somebody who types them; gives the draft's id, or the refusal. */
const writeDraft = async (client: SignedInClient, actor: string, caseId: string, action: DrivenAction, view: ActionView): Promise<{ readonly draft: string } | Refused> => {
  const draft = view.record ?? uuidFrom(action.id, 'draft');
  let revision = 0;
  const save = (changes: Answers) =>
    client.as<{ revision: number }>(actor, { method: 'PUT', path: `/api/cases/${caseId}/drafts/${draft}`, body: { action: action.type, revision, changes } });
  for (const changes of halves(action.data ?? {})) {
    let reply = await save(changes);
    if (staleDraft.has(reply.status) && typeof reply.body.revision === 'number') {
      revision = reply.body.revision;
      reply = await save(changes);
    }
    if (reply.status >= 300) return refusedBy(reply);
    revision = reply.body.revision;
  }
  return { draft };
};

/**
 * Tells a story over HTTP as its users would: each reads the case, writes the form as a draft, and acts on the revision
 * that she saw.
 */
export const httpDriver = (client: SignedInClient, options: HttpDriverOptions = {}): ScenarioDriver => {
  const purpose = options.purpose ?? 'Covering for a colleague today';
  return {
    travelTo: (instant) => options.travelTo?.(instant),
    createPerson: async (actor, person) => must(await client.as(actor, { method: 'POST', path: '/api/people', body: person }), `${actor} adds a person`),
    restrict: async (actor, person, readers, actionId) => {
      const seen = await client.as<{ revision: number }>(actor, { method: 'GET', path: `/api/people/${person}` });
      must(seen, `${actor} opens the person to restrict`);
      const body = { id: actionId, type: 'person.restrict', revision: seen.body.revision, data: { readers } };
      must(await client.as(actor, { method: 'POST', path: `/api/people/${person}/actions`, body }), `${actor} restricts the person`);
    },
    openCase: async (actor, request) => outcomeOf(await client.as(actor, { method: 'POST', path: '/api/cases', body: request })),
    act: async (actor, caseId, action) => {
      const seen = await readCase(client, actor, caseId, purpose);
      if (seen.status >= 300) return refusedBy(seen);
      const view = seen.body as CaseView;
      const offered = view.actions.find(({ type }) => type === action.type);
      const drafted = offered?.allowed && offered.does === 'submit' && options.drafts !== false;
      const written = drafted ? await writeDraft(client, actor, caseId, action, offered) : undefined;
      if (written && 'refused' in written) return written;
      const body = { ...sentOf(action, offered), ...written, ...(!offered?.concurrent && { revision: view.revision }) };
      return outcomeOf(await client.as(actor, { method: 'POST', path: `/api/cases/${caseId}/actions`, body }));
    },
  };
};
