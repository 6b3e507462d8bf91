import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../api/support/test-engine.ts';

interface Row {
  readonly access: string | readonly string[];
  readonly resource: string | readonly string[];
  readonly act: string | readonly string[];
  readonly relationship: string | readonly string[];
  readonly answer: Said;
}
/** What the table says. */
export type Said = 'allow' | 'reason' | 'hide' | 'refuse';
/** How somebody stands to a child. `elsewhere`: the child is another authority's, or is nowhere at all. */
export type Stands = 'own' | 'team' | 'authority' | 'reader' | 'restricted' | 'none' | 'elsewhere';

const { rows } = JSON.parse(readFileSync(join(repository, 'workflows/access.json'), 'utf8')) as { rows: readonly Row[] };
const says = (said: string | readonly string[], word: string) => [said].flat().includes(word);

/** Reads the table as a person would: from the top, the first row that fits. Written anew here, so that it checks the engine's reading. */
export function tableSays(kind: string | undefined, resource: string, act: string, stands: Stands): Said {
  if (stands === 'elsewhere') return 'hide';
  const row = rows.find(
    (one) =>
      (says(one.access, 'anyone') || (kind !== undefined && (says(one.access, kind) || says(one.access, 'signedIn')))) &&
      says(one.resource, resource) && says(one.act, act) && (says(one.relationship, 'any') || says(one.relationship, stands)),
  );
  return row?.answer ?? 'hide';
}

/** A table in text, its columns as wide as they need to be. */
export function printed(title: string, head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const row = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return `\n${title}\n${[row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n')}\n`;
}

/** Shows a table to whoever runs the tests. */
export function show(title: string, head: readonly string[], lines: readonly (readonly string[])[]): void {
  process.stdout.write(printed(title, head, lines));
}
