import { checkChange, readSources, sha256 } from '#definition-files';
import { nationalBase, overlayPath, readOverlay, type Finding, type WorkflowOverlayFile } from '#definitions';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A change to a pathway with one rule broken, or none, and exactly what is said of it. */
interface Fixture {
  readonly authority: string;
  readonly overlay: WorkflowOverlayFile;
  readonly findings: readonly Omit<Finding, 'file'>[];
}

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file) => ({ name: file.replace('.json', ''), ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture) }));
const sources = readSources(join(import.meta.dirname, '../../..'));
const rows: string[] = [];

afterAll(() => {
  process.stdout.write(`${fixtures.length} changes to pathways, each with what is said of it:\n${rows.join('\n')}\n`);
});

describe('a change to a pathway with one rule broken', () => {
  test.each(fixtures)('$name: says exactly what is wrong and where', async ({ name, authority, overlay, findings }) => {
    const base = nationalBase(await sources, authority, sha256);
    const began = performance.now();
    const found = checkChange(base, { forms: {}, workflows: { [overlay.workflow]: overlay } });
    rows.push(...rowsOf(name, found, performance.now() - began));
    expect(found.map(({ path, rule, message }) => ({ path, rule, message }))).toEqual(findings);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(findings.length ? [overlayPath(authority, 'workflows', overlay.workflow)] : []));
  });

  test.each(fixtures)('$name: points at what is there in its file, and can be read', ({ authority, overlay, findings }) => {
    const text = JSON.stringify(overlay);
    expect(readOverlay(overlayPath(authority, 'workflows', 'child-in-need'), text)).toEqual({ overlay });
    for (const { path } of findings) expect(pointedAt(overlay, path)).toBeDefined();
  });

  test('is there for each rule, and some break none', () => {
    const rules = new Set(fixtures.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    expect(rules.size).toBeGreaterThanOrEqual(30);
    expect(fixtures.filter(({ findings }) => findings.length === 0).map(({ name }) => name)).toEqual(['accepted-only-when', 'accepted']);
  });
});

function rowsOf(name: string, found: readonly Finding[], took: number): readonly string[] {
  const head = `  ${name.padEnd(36)} ${took.toFixed(0).padStart(4)} ms`;
  if (found.length === 0) return [`${head}  accepted`];
  return found.map(({ path, rule, message }, index) => `${index === 0 ? head : ' '.repeat(head.length)}  ${rule}  ${path}  ${message}`);
}

/** What a JSON pointer leads to. */
function pointedAt(value: unknown, path: string): unknown {
  return path.split('/').slice(1).reduce<unknown>((at, key) => (at as { readonly [key: string]: unknown } | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], value);
}
