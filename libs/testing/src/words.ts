import type { Random } from './random.ts';

const openings = [
  'On the visit', 'At school', 'At home that afternoon', 'By telephone', 'In the meeting', 'During the week', 'After the weekend', 'When asked',
];
const people = ['the child', 'his mother', 'her father', 'the grandmother', 'the class teacher', 'the health visitor', 'the family', 'the neighbour'];
const doings = [
  'spoke about the evenings and who is there', 'said that money is short until the end of the month', 'seemed tired and asked for help with mornings',
  'described a calmer fortnight', 'wanted it known that the children come first', 'was glad of the place at the breakfast club',
  'worried about the damp in the back bedroom', 'agreed to go together to the family centre', 'did not want to say more today',
];
const closings = ['We agreed to talk again next week.', 'Nothing else was raised.', 'I saw the bedrooms.', 'I will write to the school.', 'This was read back and agreed.'];

const sentence = (random: Random): string => `${random.pick(openings)} ${random.pick(people)} ${random.pick(doings)}.`;

/** Invented narrative of about the asked length, in words that could stand in a record; never about anybody. */
export const narrative = (random: Random, atLeast = 0, atMost = Number.POSITIVE_INFINITY): string => {
  let text = sentence(random);
  while (text.length < atLeast) text += ` ${sentence(random)}`;
  if (random.chance(0.5)) text += ` ${random.pick(closings)}`;
  return text.length <= atMost ? text : text.slice(0, Math.max(atLeast, atMost)).trimEnd().padEnd(atLeast, '.');
};
