import type { Answers } from '#definitions';
import type { Random } from '#testing';

/** Requests of the pathway that the demonstration's pack publishes, with answers of the length that workers write. */
export interface AskedAction {
  readonly id: string;
  readonly type: string;
  readonly revision?: number;
  readonly draft?: string;
  readonly data?: Answers;
}
export const workflow = 'child-in-need';
export const actionTypes = {
  note: 'note.record',
  visit: 'visit.record',
  handIn: 'contact.submit',
  giveBack: 'contact.return',
  discuss: 'strategy-discussion.start',
} as const;

const sentences = [
  'I rang the school this morning and spoke to the head of year, who has known the family since the older sister was there.',
  'He was on time every day this week and had a packed lunch with him, which he had not had for most of October.',
  'Mum said that the boiler has been mended and that the landlord came himself; the flat was warm when I visited.',
  'She was tired and talked openly about how hard the mornings are now that she is on earlies three days a week.',
  'He showed me the bunk bed and the drawings on the wall above it, and told me which of them were of his nan’s dog.',
  'He said: “I like it better when Dad rings before he comes, because then I can get my things ready.”',
  'There were clean clothes drying in the front room and food in the fridge. The baby’s cot has been moved away from the window.',
  'We agreed that Mum will ring the health visitor about the eye clinic and that I will write to housing about the damp.',
  'I asked about the argument that the neighbour reported. Both say that it was about money and that the children were asleep.',
  'Nan will have both children on Saturday nights until Christmas; I have her number and have told her that she may call me.',
];

/** Some sentences of a worker's report, about `length` characters. */
export function words(random: Random, length: number): string {
  let text = random.pick(sentences);
  while (text.length < length) text += ` ${random.pick(sentences)}`;
  return text;
}

export function noteAnswers(random: Random, today: string): Answers {
  return { aboutOn: today, withWhom: 'Head of year, by telephone', what: words(random, 700), nextStep: words(random, 150) };
}

export function visitAnswers(random: Random, today: string): Answers {
  return {
    visitedOn: today, place: 'home', announced: true, childSeen: true, childSeenAlone: true, childObservations: words(random, 400),
    what: words(random, 1200), childsWords: words(random, 200), parentsViews: words(random, 300), nextSteps: words(random, 200),
  };
}

export function contactAnswers(random: Random, today: string): Answers {
  return {
    receivedOn: today, method: 'phone', callerName: 'Mrs Okafor', callerAgency: 'Fen Lane Primary School', householdAsTold: words(random, 200),
    reason: words(random, 800), parentAware: 'yes', outcome: 'referral', outcomeReason: words(random, 300),
  };
}

export function decisionAnswers(random: Random): Answers {
  return { rationale: words(random, 250) };
}
