import type { Finding } from '../types.ts';
import type { Catalogue } from './catalogue.ts';
import { checkCalendar, checkClocks } from './check-clocks.ts';
import { finding, repeatedIds, unknownNames } from './finding.ts';

/** Faults of the roles, marks, clocks, calendars and dimensions of every pack, and of the code lists. `today` is a civil day. */
export function checkPacks(files: Catalogue, today?: string): readonly Finding[] {
  return [
    ...files.all('roles').flatMap(({ path, file }) => repeatedIds(path, ['roles'], file.roles.map(({ id }) => id), 'id-twice', 'role')),
    ...files.all('marks').flatMap(({ path, file }) => repeatedIds(path, ['marks'], file.marks.map(({ id }) => id), 'id-twice', 'mark')),
    ...files.all('codes').flatMap(({ path, file }) => repeatedIds(path, ['codes'], file.codes.map(({ code }) => code), 'id-twice', 'code')),
    ...files.all('data-items').flatMap(({ path, file }) => repeatedIds(path, ['items'], file.items.map(({ id }) => id), 'id-twice', 'data item')),
    ...files.all('dimensions').flatMap(({ path, file }) => [
      ...repeatedIds(path, ['domains'], file.domains.map(({ id }) => id), 'id-twice', 'domain'),
      ...repeatedIds(path, ['dimensions'], file.dimensions.map(({ id }) => id), 'id-twice', 'dimension'),
      ...unknownNames(path, file.dimensions.map(({ domain }, index) => ({ name: domain, at: ['dimensions', index, 'domain'] })), file.domains.map(({ id }) => id), 'domain-unknown', 'domain'),
    ]),
    ...files.all('calendar').flatMap(({ path, file }) => [
      ...repeatedIds(path, ['calendars'], file.calendars.map(({ id }) => id), 'id-twice', 'calendar'),
      ...file.calendars.flatMap((calendar, index) => checkCalendar(path, ['calendars', index], calendar, today)),
    ]),
    ...files.all('pack').flatMap(({ path, file }) => unknownNames(path, (file.without ?? []).map((name, index) => ({ name, at: ['without', index] })), files.names('form', ''), 'form-unknown', 'shared form')),
    ...files.packs.flatMap((pack) => [...sharedTwice(files, pack), ...checkClocks(files, pack)]),
  ];
}

/** The marks of a pack, where they can be read. */
export function marksOf(files: Catalogue, pack: string): readonly string[] | undefined {
  return files.held('marks', pack, ({ marks }) => marks.map(({ id }) => id));
}

/** The calendars of a pack, where they can be read. */
export function calendarsOf(files: Catalogue, pack: string): readonly string[] | undefined {
  return files.held('calendar', pack, ({ calendars }) => calendars.map(({ id }) => id));
}

/** What is shared is added to, and not said again. */
function sharedTwice(files: Catalogue, pack: string): readonly Finding[] {
  const lists = [
    ...files.all('roles', pack).map(({ path, file }) => ({ what: 'role', key: 'roles', path, ids: file.roles.map(({ id }) => id) })),
    ...files.all('marks', pack).map(({ path, file }) => ({ what: 'mark', key: 'marks', path, ids: file.marks.map(({ id }) => id) })),
    ...files.all('calendar', pack).map(({ path, file }) => ({ what: 'calendar', key: 'calendars', path, ids: file.calendars.map(({ id }) => id) })),
  ];
  return lists.filter(({ path }) => path.startsWith('workflows/packs/')).flatMap(({ what, key, path, ids }) => {
    const shared = lists.find((other) => other.what === what && other.path !== path);
    return ids.flatMap((id, index) => (shared?.ids.includes(id) ? [finding(path, [key, index], 'id-twice', `The ${what} '${id}' is in ${shared.path} already: take it out here.`)] : []));
  });
}
