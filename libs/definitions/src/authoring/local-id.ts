/** What an id is for: each has its own grammar. */
export type IdFor = 'question' | 'section' | 'option' | 'state' | 'action' | 'guard' | 'role';

const SMALL = new Set('a an and are as at be been by did do does for from had has have her him his how if in is it its of on or that the their them there they this to was were what when which who why will with you your'.split(' '));
const MOST_WORDS = 4;

/**
 * A local id made of what a person wrote: "Does the child have enough to eat?" is `northshire.child-enough-eat`; a number
 * is added where the id is taken. States, actions and roles begin with the authority and a hyphen, guards with its name.
 */
export function localId(authority: string, words: string, taken: Iterable<string>, what: IdFor = 'question'): string {
  const known = new Set(taken);
  const stem = asId(authority, shortWords(words), what);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : numbered(stem, count, what);
    if (!known.has(id)) return id;
  }
}

/** The telling words, in order, as an id may hold them. */
function shortWords(words: string): readonly string[] {
  const plain = words.normalize('NFD').replace(/[\u0300-\u036f’']/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const telling = plain.filter((word) => !SMALL.has(word));
  const chosen = (telling.length > 0 ? telling : plain).slice(0, MOST_WORDS);
  return chosen.length > 0 ? chosen : ['own'];
}

function asId(authority: string, words: readonly string[], what: IdFor): string {
  switch (what) {
    case 'question':
    case 'section':
      return `${authority}.${words.join('-')}`;
    case 'option':
    case 'state':
    case 'role':
      return `${authority}-${words.join('-')}`;
    case 'action':
      return `${authority}-${words.slice(0, -1).join('-') || 'step'}.${lettersFirst(words.at(-1) ?? 'do')}`;
    case 'guard':
      return `${authority.replaceAll('-', '')}${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`;
    default:
      return what satisfies never;
  }
}

function numbered(stem: string, count: number, what: IdFor): string {
  return what === 'action' || what === 'guard' ? `${stem}${count}` : `${stem}-${count}`;
}

function lettersFirst(word: string): string {
  return /^[a-z]/.test(word) ? word : `n${word}`;
}
