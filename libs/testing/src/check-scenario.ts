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

/** People whose cases lie in two authorities: each writes down the child that it knows, so they are two entries here. */
const inTwoAuthorities = (scenario: Scenario): string[] => {
  const first = new Map<string, string>();
  return Object.entries(scenario.cases).flatMap(([key, { person, authority = scenario.authority }]) => {
    const before = first.get(person) ?? authority;
    first.set(person, before);
    return before === authority ? [] : [`/cases/${key}/person: '${person}' has a case in ${before} already; write down for ${authority} whom that authority knows`];
  });
};

/** Steps of one case that lie before an earlier step of the same case. */
const backwards = (scenario: Scenario): string[] => {
  const latest = new Map<string, { readonly day: number; readonly time: string }>();
  return scenario.steps.flatMap((step, index) => {
    const before = latest.get(step.case);
    const time = step.time ?? (before?.day === step.day ? before.time : '00:00');
    latest.set(step.case, { day: step.day, time });
    const isBackwards = before !== undefined && (step.day < before.day || (step.day === before.day && time < before.time));
    return isBackwards ? [`/steps/${index}: lies before an earlier step of the same case`] : [];
  });
};

/**
 * What is wrong with a scenario file, each fault with its place; an empty list when it can be walked. Whether its actions
 * and answers are right is for the walk to say.
 */
export const checkScenario = (value: unknown): string[] => {
  if (!validate(value)) return (validate.errors ?? []).map((error) => `${error.instancePath || '/'}: ${error.message}`);
  const scenario = value as Scenario;
  return [...unknownNames(scenario), ...inTwoAuthorities(scenario), ...backwards(scenario)];
};
