import { ACCESS_KINDS } from '../grammar/pack-grammar.ts';
import type { AuthorityFile, Finding } from '../types.ts';
import type { Catalogue, Checked } from './catalogue.ts';
import { calendarsOf } from './check-pack.ts';
import { didYouMean, finding, repeatedIds, unknownNames } from './finding.ts';

/** Faults of an authority's file. */
export function checkAuthority(files: Catalogue, { path, file }: Checked<'authority'>): readonly Finding[] {
  const { pack, teams, demonstrationUsers: users } = file;
  const { packs } = files;
  if (!packs.includes(pack)) return [finding(path, ['pack'], 'pack-unknown', `There is no pack '${pack}'.${didYouMean(pack, packs)}`)];
  const about = files.find('pack', pack)?.file;
  const roles = rolesOf(files, file);
  const silent = about ? file.languages.flatMap((language, index) => (about.languages.includes(language) ? [] : [finding(path, ['languages', index], 'language-missing', `The pack '${pack}' does not say everything in '${language}': choose a pack that does, or take the language out.`)])) : [];
  const elsewhere = about && !about.jurisdiction.includes(file.jurisdiction) ? [finding(path, ['jurisdiction'], 'jurisdiction-other', `The pack '${pack}' follows the law of ${about.jurisdiction.join(' and ')}: choose another pack for an authority in ${file.jurisdiction}.`)] : [];
  return [
    ...silent,
    ...elsewhere,
    ...unknownNames(path, [{ name: file.calendar, at: ['calendar'] }], calendarsOf(files, pack), 'calendar-unknown', 'calendar'),
    ...repeatedIds(path, ['teams'], teams.map(({ id }) => id), 'id-twice', 'team'),
    ...repeatedIds(path, ['demonstrationUsers'], users.map(({ id }) => id), 'id-twice', 'user'),
    ...unknownNames(path, users.map(({ role }, index) => ({ name: role, at: ['demonstrationUsers', index, 'role'] })), roles, 'role-unknown', 'role'),
    ...unknownNames(path, users.flatMap(({ team }, index) => (team === undefined ? [] : [{ name: team, at: ['demonstrationUsers', index, 'team'] }])), teams.map(({ id }) => id), 'team-unknown', 'team'),
  ];
}

/** The roles of its pack and those that its own changes add; undefined where a file of roles cannot be read. */
function rolesOf(files: Catalogue, { id: authority, pack }: AuthorityFile): readonly string[] | undefined {
  const overlays = files.all('workflow-overlay').filter(({ path }) => path.startsWith(`workflows/authorities/${authority}/`));
  const own = overlays.flatMap(({ file }) => file.operations.flatMap((one) => (one.does === 'addRole' ? one.role.id : [])));
  return files.held('roles', pack, (one) => one.roles.map(({ id }) => id))?.concat(own);
}

/** The access table answers for every kind of access. */
export function checkAccess({ path, file }: Checked<'access'>): readonly Finding[] {
  const kinds = new Set<string>(file.rows.flatMap(({ access }) => access));
  return ACCESS_KINDS.filter((kind) => !kinds.has(kind)).map((kind) => finding(path, ['rows'], 'access-kind', `No row says what ${kind} may do: add one, if only to refuse.`));
}

/** The files without which nothing can be published. */
export function checkPresence(files: Catalogue): readonly Finding[] {
  const missing = (path: string, why: string) => finding(path, [], 'file-missing', why);
  const packs = new Set(files.all('authority').flatMap(({ file }) => (files.packs.includes(file.pack) ? [file.pack] : [])));
  return [
    ...(files.names('access').length === 0 && packs.size > 0 ? [missing('workflows/access.json', 'This file is missing: it says who may do what.')] : []),
    ...files.packs.filter((pack) => !files.names('pack').includes(pack)).map((pack) => missing(`workflows/packs/${pack}/pack.json`, `This file is missing: it says what the pack '${pack}' is.`)),
    ...[...packs].flatMap((pack) =>
      (['roles', 'marks', 'calendar'] as const)
        .filter((kind) => files.names('workflow', pack).length > 0 && files.names(kind, pack).length === 0)
        .map((kind) => missing(`workflows/shared/${kind}.json`, `This file is missing: the workflows of '${pack}' need it.`)),
    ),
  ];
}
