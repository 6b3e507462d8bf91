import type { Catalogue } from '../check/catalogue.ts';
import type { Migrations, PublicationContent } from '../types.ts';

/** The migration files of a pack, as they are published with it; nothing where there are none. */
export function migrationsOf(files: Catalogue, pack: string): Pick<PublicationContent, 'migrations'> {
  const bare = <File extends object>(file: File): File => {
    const { $schema: _line, ...rest } = file as File & { $schema?: string };
    return rest as File;
  };
  const forms = files.all('form-migration', pack).map(({ file }) => bare(file));
  const workflows = files.all('workflow-migration', pack).map(({ file }) => bare(file));
  return forms.length + workflows.length > 0 ? { migrations: { forms, workflows } } : {};
}

/**
 * The migrations of several publications, oldest first. What was published of the way between two versions stays, so that what
 * was decided by it is decided by it again; it is put right by a further version.
 */
export function joinMigrations(published: readonly Pick<PublicationContent, 'migrations'>[]): Migrations {
  const forms = published.flatMap(({ migrations }) => migrations?.forms ?? []);
  const workflows = published.flatMap(({ migrations }) => migrations?.workflows ?? []);
  return { forms: firstOf(forms, ({ form, from, to }) => `${form} ${from} ${to}`), workflows: firstOf(workflows, ({ workflow, from, to }) => `${workflow} ${from} ${to}`) };
}

function firstOf<File>(files: readonly File[], keyOf: (file: File) => string): readonly File[] {
  const kept = new Map<string, File>();
  for (const file of files) if (!kept.has(keyOf(file))) kept.set(keyOf(file), file);
  return [...kept.values()];
}
