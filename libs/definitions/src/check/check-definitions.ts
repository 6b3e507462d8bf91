import type { Finding } from '../types.ts';
import type { Catalogue, Entry, Sources } from './catalogue.ts';
import { catalogue } from './catalogue.ts';
import { nationalBase } from '../overlays/national-base.ts';
import { checkOverlays } from '../overlays/check-overlays.ts';
import { startingOverlays } from '../overlays/overlays.ts';
import { isAside } from './aside.ts';
import { checkAccess, checkAuthority, checkPresence } from './check-authority.ts';
import { checkBlock } from './check-block.ts';
import { checkExamples, strayExamples } from './check-example.ts';
import { checkForm } from './check-form.ts';
import { checkOutline } from './check-outline.ts';
import { checkMigrations } from '../migrate/check-migrations.ts';
import { checkPacks } from './check-pack.ts';
import { checkWelsh } from './check-welsh.ts';
import { checkWorkflows } from './check-workflow.ts';
import { didYouMean, finding } from './finding.ts';
import { expandedForms } from './form-shelf.ts';
import { grammarFindings } from './grammar-findings.ts';

const checked = new WeakMap<Sources, Map<string | undefined, readonly Finding[]>>();

/**
 * Every problem in the sources at once, sorted by file and place. A file that breaks its grammar is not looked into
 * further (a key too many breaks nothing); others may still name it. With `today`, a civil day, calendars must reach into
 * the coming year. The same sources are checked once.
 */
export function checkDefinitions(sources: Sources, today?: string): readonly Finding[] {
  const known = checked.get(sources) ?? new Map<string | undefined, readonly Finding[]>();
  const findings = known.get(today) ?? sorted(allFindings(sources, today));
  checked.set(sources, known.set(today, findings));
  return findings;
}

function allFindings(sources: Sources, today: string | undefined): readonly Finding[] {
  const shape = new Map<string, readonly Finding[]>();
  for (const entry of catalogue(sources).entries) shape.set(entry.path, shapeFindings(entry));
  const files = catalogue(sources, ({ path }) => (shape.get(path) ?? []).every(isHarmless));
  const findings = [...[...shape.values()].flat(), ...meaningFindings(files, today)];
  // What authorities change is looked at once the packs, which it is laid on, can be resolved.
  return findings.every(isAside) ? [...findings, ...files.names('authority').flatMap((authority) => checkStarting(sources, authority))] : findings;
}

function checkStarting(sources: Sources, authority: string): readonly Finding[] {
  const overlays = startingOverlays(sources, authority);
  const isChanged = Object.keys(overlays.forms).length + Object.keys(overlays.workflows).length > 0;
  return isChanged ? checkOverlays(nationalBase(sources, authority, noHash), overlays) : [];
}

/** Nothing is published from what is only checked. */
function noHash(): string {
  return '';
}

/** An overlay of an authority that is not there would never be read. */
function strayOverlays(files: Catalogue): readonly Finding[] {
  const known = files.names('authority');
  return files.entries.flatMap(({ path, place }) =>
    place?.authority === undefined || known.includes(place.authority) ? [] : [finding(path, [], 'authority-unknown', `There is no authority '${place.authority}'.${didYouMean(place.authority, known)}`)],
  );
}

/** Leaves the rest of the file readable: a key too many, or one that is there twice. A $ref cannot be followed. */
function isHarmless({ rule, path }: Finding): boolean {
  return rule === 'key-twice' || (rule === 'unknown-key' && !path.endsWith('/$ref'));
}

function shapeFindings({ path, place, reading }: Entry): readonly Finding[] {
  const { fault, value } = reading;
  if (fault) return [finding(path, [], 'json-syntax', `Line ${fault.line}, column ${fault.column}: ${fault.message}.`)];
  const twice = reading.duplicates.map((pointer) => ({ file: path, path: pointer, rule: 'key-twice', message: 'This key is here twice in one object: keep one of the two.' }));
  if (!place) return [...twice, finding(path, [], 'file-unknown', 'No definition has its place here: see the README of this folder for where each file goes.')];
  return value === undefined ? twice : [...twice, ...grammarFindings(path, place.kind, value)];
}

function meaningFindings(files: Catalogue, today: string | undefined): readonly Finding[] {
  const formOf = expandedForms(files);
  const blocksAreFaulty = files.all('block').length < files.names('block').length || files.all('block').some((one) => checkBlock(files, one, formOf).length > 0);
  const forms = files.all('form').flatMap((one) => {
    const own = checkForm(files, one, formOf);
    // With a faulty block, an example would only repeat what is said of the block.
    return own.length > 0 || blocksAreFaulty ? own : checkExamples(files, one);
  });
  return [
    ...files.all('block').flatMap((one) => checkBlock(files, one, formOf)),
    ...forms,
    ...strayExamples(files),
    ...checkWorkflows(files, formOf),
    ...files.all('outline').flatMap((one) => checkOutline(files, one, formOf)),
    ...checkPacks(files, today),
    ...files.all('authority').flatMap((one) => checkAuthority(files, one)),
    ...files.all('access').flatMap(checkAccess),
    ...checkPresence(files),
    ...checkWelsh(files),
    ...checkMigrations(files, formOf),
    ...strayOverlays(files),
    ...idsInPlace(files),
  ];
}

/** The id in a file is the name of its folder (of the file, for a block or a code list). */
function idsInPlace(files: Catalogue): readonly Finding[] {
  const named = [...files.all('form'), ...files.all('block'), ...files.all('codes'), ...files.all('pack'), ...files.all('part'), ...files.all('workflow'), ...files.all('authority')];
  return named.flatMap(({ path, id, file }) => (file.id === id ? [] : [finding(path, ['id'], 'id-place', `The id is '${file.id}' and its place says '${id}': call both the same.`)]));
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((one) => [JSON.stringify([one.file, one.path, one.rule, one.message]), one]));
  return [...unique.values()].sort((a, b) => compare(a.file, b.file) || compare(a.path, b.path) || compare(a.rule, b.rule));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
