import { list, signedIn } from '../api/support/test-engine.ts';
import { callers, meantBy } from './support/calls.ts';
import { routesSaid, type RouteSaid } from './support/routes.ts';
import { show, tableSays, type Said, type Stands } from './support/table.ts';
import { makeWorld, standsTo, type Child, type Reader, type World } from './support/world.ts';

/** One request and what came of it. */
interface Asked {
  readonly route: RouteSaid;
  readonly reader: Reader;
  readonly child: Child;
  readonly stands: Stands;
  readonly isReasonGiven: boolean;
  readonly expected: Said;
  readonly meant: string;
  readonly all: string;
  readonly reply: string;
}
const reasonRoutes = ['giveCaseReason', 'givePersonReason'];

let world: World;
let routes: readonly RouteSaid[];
const asked: Asked[] = [];
const given = new Set<string>();

beforeAll(async () => {
  world = await makeWorld();
  routes = await routesSaid(world.engine);
  const known = routes.filter(({ operation }) => operation in callers);
  const isLast = ({ operation }: RouteSaid) => operation === 'signOut';
  await askAll(known.filter((route) => !reasonRoutes.includes(route.operation) && !isLast(route)));
  await askAll(known.filter((route) => reasonRoutes.includes(route.operation)));
  for (const { reader, child, stands, meant } of asked) if (stands === 'authority' && meant === 'allow') given.add(`${reader.id} ${child.label}`);
  await askAll(known.filter(({ about, operation }) => about && !reasonRoutes.includes(operation)), (reader, child) => standsTo(reader, child) === 'authority' && reader.kind === 'casework');
  await askAll(known.filter(isLast));
}, 180_000);
afterAll(() => world.engine.end());

async function askAll(these: readonly RouteSaid[], which: (reader: Reader, child: Child) => boolean = () => true): Promise<void> {
  for (const reader of world.readers) {
    for (const route of these) {
      for (const child of isAboutChild(route) || route.operation === 'matchPeople' ? world.children : world.children.slice(0, 1)) if (which(reader, child)) asked.push(...(await ask(route, reader, child)));
    }
  }
}
async function ask(route: RouteSaid, reader: Reader, child: Child): Promise<Asked[]> {
  const calls = [await callers[route.operation]!(child, world, reader)].flat();
  const stands = isAboutChild(route) ? standsTo(reader, child) : 'none';
  const isReasonGiven = given.has(`${reader.id} ${child.label}`);
  const isAsked = reader.kind !== undefined || tableSays(undefined, route.resource, route.act, 'none') === 'allow';
  const said = isAsked ? tableSays(reader.kind, route.resource, route.act, stands) : 'hide';
  const expected = said === 'reason' && isReasonGiven ? 'allow' : said;
  const answered: Asked[] = [];
  for (const call of calls) {
    const reply = await reader.as(call.method, call.url, call.body);
    const { date: _date, ...headers } = reply.headers;
    const all = JSON.stringify([reply.headers, reply.body]);
    answered.push({ route, reader, child, stands, isReasonGiven, expected, meant: meantBy(reply, call.allowed), all, reply: JSON.stringify([reply.status, headers, reply.body]) });
  }
  return answered;
}
/** Routes whose path or body names a child. */
function isAboutChild({ about, operation }: RouteSaid): boolean {
  return about !== undefined || operation === 'openCase';
}

test('every route that the OpenAPI document names has been classified, and nothing is classified that is not there', () => {
  expect(routes.map(({ operation }) => operation).sort()).toEqual(Object.keys(callers).sort());
});

test('everybody gets from every route what the access table says, and nothing else', () => {
  const wrong = asked.filter(({ expected, meant }) => expected !== meant);
  expect(wrong.map(({ route, reader, child, stands, expected, meant }) => `${reader.id} ${stands} ${child.label} ${route.operation}: ${meant}, the table says ${expected}`)).toEqual([]);
  expect(asked.length).toBeGreaterThan(1000);
});

test('the table of what was answered equals access.json', () => {
  const columns: readonly (readonly [string, string | undefined, Stands])[] = [
    ['own', 'casework', 'own'], ['team', 'casework', 'team'], ['other team', 'casework', 'authority'], ['reader', 'casework', 'reader'], ['restricted', 'casework', 'restricted'], ['elsewhere', 'casework', 'elsewhere'],
    ['author', 'authoring', 'authority'], ['publisher', 'publishing', 'authority'], ['analyst', 'analysis', 'authority'], ['admin', 'administration', 'authority'], ['nobody', undefined, 'elsewhere'],
  ];
  const lines = [...new Set(routes.map(({ resource, act }) => `${resource} ${act}`))].sort().map((what) => {
    const cells = columns.map(([, kind, stands]) => {
      const these = asked.filter(({ route, reader, stands: here, isReasonGiven }) => `${route.resource} ${route.act}` === what && reader.kind === kind && (here === stands || here === 'none') && !isReasonGiven);
      return [...new Set(these.map(({ meant }) => meant))].join('/');
    });
    return [what, ...cells];
  });
  show(`Who may, as answered by the engine in ${asked.length} requests (routes × readers × children)`, ['resource act', ...columns.map(([name]) => name)], lines);
  const differing = lines.flatMap(([what = '', ...cells]) => {
    const [resource = '', act = ''] = what.split(' ');
    return columns.flatMap(([name, kind, stands], column) => {
      const isAbout = routes.some((route) => route.resource === resource && route.act === act && isAboutChild(route));
      const said = kind || tableSays(undefined, resource, act, 'none') === 'allow' ? tableSays(kind, resource, act, isAbout ? stands : 'none') : 'hide';
      return cells[column] === '' || cells[column] === said ? [] : [`${what} ${name}: ${cells[column]}, the table says ${said}`];
    });
  });
  expect(differing).toEqual([]);
});

test('a restricted child is answered byte for byte like a child that does not exist', () => {
  const hidden = asked.filter(({ stands }) => stands === 'restricted');
  const differing = hidden.filter((one) => {
    const nowhere = asked.find(({ route, reader, child }) => route === one.route && reader === one.reader && child.label === 'nowhere');
    return nowhere?.reply !== one.reply;
  });
  expect(differing.map(({ route, reader, reply }) => `${reader.id} ${route.operation}: ${reply}`)).toEqual([]);
  expect(hidden.length).toBeGreaterThan(60);
});

test('a child of another authority is answered byte for byte like a child that does not exist', () => {
  const foreign = asked.filter(({ stands, child }) => stands === 'elsewhere' && child.label !== 'nowhere');
  const differing = foreign.filter((one) => asked.find(({ route, reader, child }) => route === one.route && reader === one.reader && child.label === 'nowhere')?.reply !== one.reply);
  expect(differing.map(({ route, reader, child, reply }) => `${reader.id} ${child.label} ${route.operation}: ${reply}`)).toEqual([]);
  expect(foreign.length).toBeGreaterThan(200);
});

/** The words that an answer may hold: those of the child's file to whoever may open it, the name also in searches. */
function mayHold({ reader, route, isReasonGiven }: Asked, child: Child): readonly string[] {
  const stands = standsTo(reader, child);
  const isOpen = reader.kind === 'casework' && (['own', 'team', 'reader'].includes(stands) || (stands === 'authority' && (isReasonGiven || given.has(`${reader.id} ${child.label}`))));
  const isNamed = reader.kind === 'casework' && stands === 'authority' && route.act === 'search';
  return [...(isOpen ? [child.name, ...child.inside] : []), ...(isNamed ? [child.name] : [])];
}

test('no word of a child who is not hers is in any body, header or error that anybody gets', () => {
  const leaks = asked.flatMap((one) =>
    world.children.flatMap((child) => [child.name, ...child.inside, child.person, child.case].filter((word) => one.all.includes(word) && !mayHold(one, child).includes(word) && !mayKnowId(one, child, word)).map((word) => `${one.reader.id} ${one.route.operation} about ${one.child.label}: ${word}`)),
  );
  expect(leaks).toEqual([]);
  const seen = new Set(world.children.flatMap((child) => [child.name, ...child.inside].filter((word) => asked.some(({ all }) => all.includes(word)))));
  // Each word was really written and is really shown to somebody, so that its absence elsewhere says something.
  expect(world.children.filter(({ authority }) => authority).flatMap((child) => [child.name, ...child.inside].filter((word) => !seen.has(word)))).toEqual([]);
});
function mayKnowId(one: Asked, child: Child, word: string): boolean {
  return (word === child.person || word === child.case) && mayHold(one, child).includes(child.name);
}

test('no word, name or user of any request is in the log', () => {
  const log = world.engine.lines.join('');
  expect(world.engine.lines.length).toBeGreaterThan(asked.length);
  expect(log).not.toMatch(/Zq|Quillfeather|practitioner|manager|Bearer|demo"/);
  expect(world.children.flatMap(({ person, case: id, draft }) => [person, id, draft]).filter((id) => log.includes(id))).toEqual([]);
});

test('a search finds the children whom the table lets it name: never a restricted one, never another authority’s', () => {
  const found = asked.filter(({ route }) => route.operation === 'searchPeople' && route.act === 'search').filter(({ reader }) => reader.kind === 'casework');
  expect(found.map(({ reader, all }) => [reader.id, ...world.children.filter(({ name }) => all.includes(name)).map(({ label }) => label)])).toEqual(
    found.map(({ reader }) => [reader.id, ...world.children.filter((child) => tableSays(reader.kind, 'search', 'search', standsTo(reader, child)) === 'allow' && child.authority === reader.authority).map(({ label }) => label)]),
  );
  expect(found.length).toBeGreaterThanOrEqual(6);
});

test('nobody is offered a restricted child as a possible duplicate, however well she knows the name and birthday', () => {
  const matches = asked.filter(({ route, reader }) => route.operation === 'matchPeople' && reader.kind === 'casework');
  const shownTo = (label: string) => matches.filter(({ child, all }) => child.label === label && all.includes(world.child(label).name)).map(({ reader }) => reader.id).sort();
  expect(shownTo('restricted')).toEqual(['practitioner2@northshire']);
  expect(shownTo('westhaven')).toEqual(['manager@westhaven', 'practitioner@westhaven']);
  expect(shownTo('fenbridge')).toEqual(['manager2@northshire', 'manager@northshire', 'practitioner2@northshire', 'practitioner@northshire']);
});

describe('after all these requests', () => {
  test('only who supervises sees who opened her team’s children, and why', async () => {
    const openings = asked.filter(({ route, reader }) => route.operation === 'openings' && reader.kind === 'casework');
    expect(openings.length).toBeGreaterThan(0);
    const [reason] = await world.engine.engine.store.openings.of('northshire', [world.child('fenbridge').person]).then((rows) => rows.filter(({ actor }) => actor === 'practitioner2@northshire'));
    const seenBy = async (name: string) => {
      const as = await signedIn(world.engine, `${name}@northshire`);
      return list((await as('GET', '/api/openings')).body['openings']).some(({ purpose }) => String(purpose) === reason!.purpose);
    };
    expect({ manager: await seenBy('manager'), manager2: await seenBy('manager2'), practitioner: await seenBy('practitioner'), practitioner2: await seenBy('practitioner2') }).toEqual({ manager: true, manager2: false, practitioner: false, practitioner2: false });
  });

  test('the reasons that were given stand in no other answer', () => {
    expect(asked.filter(({ all, route, reader }) => all.includes('ZqPurpose') && !(route.operation === 'openings' && reader.supervises)).map(({ reader, route }) => `${reader.id} ${route.operation}`)).toEqual([]);
  });

  test('the worklist and its counts say nothing of a restricted child', async () => {
    const as = await signedIn(world.engine, 'manager@northshire');
    const { items, counts } = (await as('GET', '/api/worklist')).body;
    const total = Object.values(counts as unknown as { [group: string]: number }).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(list(items).length);
    expect(JSON.stringify(items)).not.toContain(world.child('restricted').case);
    expect(JSON.stringify(items)).toContain(world.child('fenbridge').case);
  });
});

test('nobody reads what another authority has published', async () => {
  const as = await signedIn(world.engine, 'author@westhaven');
  const ref = world.engine.engine.published('northshire')!.current.ref;
  const form = world.engine.engine.published('northshire')!.form('note')!.ref;
  expect((await as('GET', `/api/publications/${ref}`)).status).toBe(404);
  expect((await as('GET', `/api/forms/${form}`)).status).toBe(404);
});
