import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, exampleDay, exampleOf } from '../../api/support/stories.ts';
import { list, repository, send, signedIn, startTestEngine, type As, type TestEngine } from '../../api/support/test-engine.ts';
import type { Stands } from './table.ts';

/** Somebody who asks. */
export interface Reader {
  readonly id: string;
  readonly authority: string;
  readonly kind: string | undefined;
  readonly team?: string;
  readonly supervises: boolean;
  readonly as: As;
}
/** A child about whom everything written holds a word that is nowhere else. */
export interface Child {
  readonly label: string;
  readonly authority: string;
  readonly team: string;
  readonly worker: string;
  readonly readers?: readonly string[];
  readonly person: string;
  readonly case: string;
  /** The contact, and the note. */
  readonly records: readonly string[];
  readonly draft: string;
  /** The word in the name; lists may show it where pages may not. */
  readonly name: string;
  /** The words in answers, notes, drafts and reasons. */
  readonly inside: readonly string[];
}
export interface World {
  readonly engine: TestEngine;
  readonly readers: readonly Reader[];
  readonly children: readonly Child[];
  readonly reader: (id: string) => Reader;
  readonly child: (label: string) => Child;
}

export const family = 'Quillfeather';
const kinds: { readonly [role: string]: string } = {
  practitioner: 'casework', manager: 'casework', author: 'authoring', publisher: 'publishing', analyst: 'analysis', admin: 'administration',
};
/** The team of a demonstration user, as the authority's file has it. */
function teamOf(name: string, authority: string): string | undefined {
  const file = JSON.parse(readFileSync(join(repository, 'workflows/authorities', authority, 'authority.json'), 'utf8')) as { demonstrationUsers: readonly { id: string; team?: string }[] };
  return file.demonstrationUsers.find(({ id }) => id === name)?.team;
}

/** A word that nobody else has. */
export function marker(what: string): string {
  return `Zq${what}${[...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
}

async function reader(engine: TestEngine, id: string): Promise<Reader> {
  const [name = '', authority = ''] = id.split('@');
  const role = name.replace(/\d$/, '');
  const team = teamOf(name, authority);
  return { id, authority, kind: kinds[role], supervises: role === 'manager', as: await signedIn(engine, id), ...(team && { team }) };
}

interface Wanted {
  readonly label: string;
  readonly by: Reader;
  readonly worker?: string;
  readonly manager?: Reader;
  readonly readers?: readonly string[];
}
async function addMarkedChild({ label, by, worker, manager, readers }: Wanted): Promise<Child> {
  const [name, contact, note, draftWords, late] = ['Name', 'Answer', 'Note', 'Draft', 'Late'].map((what) => marker(`${what}${label.replaceAll(' ', '')}`)) as [string, string, string, string, string];
  const must = async (reply: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${label}: ${status} ${JSON.stringify(body)}`);
    return body as { readonly [key: string]: never };
  };
  const person = String((await must(by.as('POST', '/api/people', { names: [{ given: name, family }], birth: { date: '2017-04-05' } })))['id']);
  const id = String((await must(by.as('POST', '/api/cases', { person, workflow: 'child-in-need' })))['id']);
  // An authority may ask less than the pack does.
  const asked = (await must(by.as('GET', '/api/forms/contact')))['questions'] as unknown as object;
  const answers = Object.entries({ ...(await exampleOf('contact', 'gail-ashdown')), reason: `${contact} said more than this.` }).filter(([question]) => question in asked);
  await must(act(by.as, id, 'contact.submit', Object.fromEntries(answers)));
  const noted = { aboutOn: '2026-02-20', withWhom: 'Neighbour', what: `${note} was said on the stairs.` };
  const after = await must(act(by.as, id, 'note.record', noted, { happenedOn: '2026-02-20', reason: `${late} because of snow.` }));
  const records = list(after['records']).map((record) => String(record.id));
  const draft = randomUUID();
  await must(by.as('PUT', `/api/cases/${id}/drafts/${draft}`, { action: 'note.record', revision: 0, changes: { what: `${draftWords} is not finished` } }));
  if (worker && manager) await must(act(manager.as, id, 'case.assign', { worker, team: by.team ?? '' }));
  if (readers) await must(by.as('POST', `/api/people/${person}/actions`, { id: randomUUID(), type: 'person.restrict', revision: 1, data: { readers } }));
  return { label, authority: by.authority, team: by.team ?? '', worker: worker ?? by.id, person, case: id, records, draft, name, inside: [contact, note, draftWords, late], ...(readers && { readers }) };
}

/** An engine with people of two authorities, and children whom each of them stands to differently. */
export async function makeWorld(): Promise<World> {
  const engine = await startTestEngine({ start: exampleDay });
  const names = ['practitioner', 'manager', 'practitioner2', 'manager2', 'author', 'publisher', 'analyst', 'admin'].map((name) => `${name}@northshire`);
  const elsewhere = ['practitioner', 'manager', 'author', 'publisher', 'analyst', 'admin'].map((name) => `${name}@westhaven`);
  const readers: Reader[] = [];
  for (const id of [...names, ...elsewhere]) readers.push(await reader(engine, id));
  readers.push({ id: 'nobody', authority: '', kind: undefined, supervises: false, as: (method, url, body) => send(engine, method, url, body) });
  const of = (id: string) => readers.find((one) => one.id === id)!;
  const [fenbridge, eastmarsh, westhaven] = [of('practitioner@northshire'), of('practitioner2@northshire'), of('practitioner@westhaven')];
  const children = [
    await addMarkedChild({ label: 'fenbridge', by: fenbridge }),
    await addMarkedChild({ label: 'eastmarsh', by: eastmarsh }),
    await addMarkedChild({ label: 'assigned', by: fenbridge, worker: 'practitioner2@northshire', manager: of('manager@northshire') }),
    await addMarkedChild({ label: 'restricted', by: fenbridge, readers: ['practitioner2@northshire'] }),
    await addMarkedChild({ label: 'westhaven', by: westhaven }),
    { label: 'nowhere', authority: '', team: '', worker: '', person: randomUUID(), case: randomUUID(), records: [randomUUID()], draft: randomUUID(), name: marker('Nobody'), inside: [] },
  ];
  await engine.engine.background.settled();
  return { engine, readers, children, reader: of, child: (label) => children.find((one) => one.label === label)! };
}

/** How a reader stands to a child, by what the test itself set up. */
export function standsTo(reader: Reader, child: Child): Stands {
  if (reader.authority !== child.authority) return 'elsewhere';
  if (child.readers) return child.readers.includes(reader.id) ? 'reader' : 'restricted';
  if (child.worker === reader.id) return 'own';
  return reader.team === child.team ? 'team' : 'authority';
}
