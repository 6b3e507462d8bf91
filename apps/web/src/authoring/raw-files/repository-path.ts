/**
 * Where a file that somebody chose stands in the repository: by its folders where it has them, else by what it says it changes.
 * Nothing for a file that is no overlay, such as a README or the list of an authority's teams.
 */
export const repositoryPath = (path: string, text: string, authority: string): string | undefined => {
  if (!path.endsWith('.json') || path.endsWith('/authority.json') || path === 'authority.json') return undefined;
  const placed = /(?:^|\/)((?:forms|workflows)\/authorities\/[^/]+\/[^/]+\.json)$/.exec(path)?.[1];
  if (placed) return placed;
  const named = (key: string) => new RegExp(`"${key}"\\s*:\\s*"([A-Za-z0-9-]+)"`).exec(text)?.[1];
  const [form, workflow] = [named('form'), named('workflow')];
  if (!/"operations"\s*:/.test(text)) return undefined;
  if (workflow && !/"base"/.test(text.slice(0, text.indexOf('"workflow"')))) return `workflows/authorities/${authority}/${workflow}.json`;
  return form ? `forms/authorities/${authority}/${form}.json` : workflow ? `workflows/authorities/${authority}/${workflow}.json` : undefined;
};
