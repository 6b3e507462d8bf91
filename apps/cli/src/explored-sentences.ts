import type { Exploration } from '#casework';

/** What the walk of a workflow looked at and found, in sentences: for the reference, and for whoever checks. */
export function exploredSentences({ findings, explored }: Exploration): readonly string[] {
  if (findings.length > 0 || !explored) return findings.map(({ path, message }) => `${path}: ${message}`);
  const { regions, together, begins, approvals } = explored;
  return [
    `Regions and their states: ${regions.map(({ id, states }) => `${id} ${number(states)}`).join(', ')}.`,
    ...together.map((one) => `Walked together, for they ask about each other: ${one.regions.join(', ')}: ${number(one.states)} of ${number(one.combinations)} combinations can be reached, by ${number(one.transitions)} transitions; from every open one the case can be closed.`),
    'Every state can be reached, and nobody is stuck in any.',
    ...begins.map(({ action, open, inOne, inTwo }) => `${action} can begin in all ${number(open)} open combinations: in ${number(inOne)} at once${inTwo > 0 ? `, in ${number(inTwo)} after one other action` : ''}.`),
    ...approvals.map(({ action, gates }) => (gates.length > 0 ? `Only ${action} leads to ${gates.join(', ')}.` : `No record is approved but by ${action}.`)),
  ];
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
