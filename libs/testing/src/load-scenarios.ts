import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkScenario } from './check-scenario.ts';
import type { Scenario, ScenarioOfWorkflow } from './scenario-types.ts';

const scenarioFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && path.basename(entry.parentPath) === 'scenarios')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

/** The scenarios written in a JSON text: a file holds one, or a list of them. */
const scenariosIn = (text: string): unknown[] => {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value : [value];
};

interface OpeningSource {
  readonly actions?: { readonly [type: string]: { readonly does?: string } };
}

/** The action of the workflow beside the scenarios that opens a case. */
const openingOf = async (workflowFolder: string): Promise<string | undefined> => {
  const workflow = JSON.parse(await readFile(path.join(workflowFolder, 'workflow.json'), 'utf8')) as OpeningSource;
  return Object.entries(workflow.actions ?? {}).find(([, rule]) => rule.does === 'open')?.[0];
};

/**
 * Reads the scenarios of every workflow under a definitions folder (`workflows/packs/<pack>/<workflow>/scenarios/*.json`).
 * @throws Error naming file and place when a file is not a scenario
 */
export const loadScenarios = async (definitionsFolder: string): Promise<ScenarioOfWorkflow[]> => {
  const files = await scenarioFiles(path.join(definitionsFolder, 'workflows'));
  const loaded = await Promise.all(
    files.map(async (file) => {
      const folder = path.dirname(path.dirname(file));
      const opening = await openingOf(folder);
      return scenariosIn(await readFile(file, 'utf8')).map((value) => {
        const faults = checkScenario(value);
        if (faults.length > 0) throw new Error(`${path.relative(definitionsFolder, file)} is not a scenario: ${faults.join('; ')}`);
        return { ...(value as Scenario), workflow: path.basename(folder), ...(opening !== undefined && { opening }), file };
      });
    }),
  );
  return loaded.flat();
};
