import { Ajv2020 } from 'ajv/dist/2020.js';
import { scenarioSchema } from './scenario-schema.ts';
import type { Scenario } from './scenario-types.ts';

const validate = new Ajv2020({ allErrors: true }).compile(scenarioSchema);

const unknownNames = (scenario: Scenario): string[] => [
  ...Object.entries(scenario.cases)
    .filter(([, { person }]) => !(person in scenario.people))
    .map(([key, { person }]) => `/cases/${key}/person: there is no person '${person}' here`),
  ...scenario.steps.flatMap((step, index) => (step.case in scenario.cases ? [] : [`/steps/${index}/case: there is no case '${step.case}' here`])),
];

const backwards = (scenario: Scenario): string[] =>
  scenario.steps.flatMap((step, index) => {
    const before = scenario.steps[index - 1];
    if (!before) return [];
    const same = step.day === before.day && step.time !== undefined && before.time !== undefined && step.time < before.time;
    return step.day < before.day || same ? [`/steps/${index}: lies before the step above it`] : [];
  });

/**
 * What is wrong with a scenario file, each fault with its place; an empty list when it can be walked. Whether its actions
 * and answers are right is for the walk to say.
 */
export const checkScenario = (value: unknown): string[] => {
  if (!validate(value)) return (validate.errors ?? []).map((error) => `${error.instancePath || '/'}: ${error.message}`);
  const scenario = value as Scenario;
  return [...unknownNames(scenario), ...backwards(scenario)];
};
