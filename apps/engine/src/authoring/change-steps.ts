import type { Text } from '#definitions';
import type { ChangeRow } from '#store';

export type StepName = 'try' | 'send' | 'return' | 'publish' | 'withdraw' | 'takeBack';
export const stepNames: readonly StepName[] = ['try', 'send', 'takeBack', 'return', 'publish', 'withdraw'];

/** Everything that decides which steps a change may take, and who may take them. */
export interface ChangeStanding {
  readonly status: ChangeRow['status'];
  /** Whether it changes anything of what was published last. */
  readonly changes: boolean;
  readonly findings: number;
  /** Whether somebody tried this very content. */
  readonly tried: boolean;
  /** How many of its files somebody else published otherwise meanwhile. */
  readonly overtaken: number;
  /** Whether the reader wrote in it. */
  readonly ownWork: boolean;
  readonly mayWrite: boolean;
  readonly mayPublish: boolean;
}
/** Why a step is not possible, with the word that a refusal goes by. */
export interface Hindrance {
  readonly code: string;
  readonly why: Text;
}

/** What stands against a step; undefined when it may be taken. */
export function hindranceTo(step: StepName, standing: ChangeStanding): Hindrance | undefined {
  switch (step) {
    case 'try':
      return notAuthor(standing) ?? notOpen(standing) ?? nothing(standing);
    case 'send':
      return notAuthor(standing) ?? notOpen(standing) ?? nothing(standing) ?? overtaken(standing) ?? faulty(standing) ?? untried(standing);
    case 'takeBack':
      return notAuthor(standing) ?? notInReview(standing);
    case 'withdraw':
      return notAuthor(standing) ?? over(standing);
    case 'return':
      return notPublisher(standing) ?? notInReview(standing) ?? ownWork(standing);
    case 'publish':
      return notPublisher(standing) ?? notInReview(standing) ?? ownWork(standing) ?? nothing(standing) ?? overtaken(standing) ?? faulty(standing);
    default:
      return step satisfies never;
  }
}

/** What stands against writing in a change. */
export function hindranceToWrite(standing: Pick<ChangeStanding, 'status'>): Hindrance | undefined {
  return notOpen(standing);
}

const because = (code: string, en: string, cy: string): Hindrance => ({ code, why: { en, cy } });

function notAuthor({ mayWrite }: ChangeStanding): Hindrance | undefined {
  return mayWrite ? undefined : because('role-required', 'Only an author does this.', 'Dim ond awdur sy’n gwneud hyn.');
}
function notPublisher({ mayPublish }: ChangeStanding): Hindrance | undefined {
  return mayPublish ? undefined : because('role-required', 'Only a publisher does this.', 'Dim ond cyhoeddwr sy’n gwneud hyn.');
}
function over({ status }: Pick<ChangeStanding, 'status'>): Hindrance | undefined {
  if (status === 'published') return because('already-published', 'It has been published. To undo it, publish the earlier content anew.', 'Mae wedi’i gyhoeddi. I’w ddadwneud, cyhoeddwch y cynnwys cynharach o’r newydd.');
  return status === 'withdrawn' ? because('withdrawn', 'It was withdrawn.', 'Fe’i tynnwyd yn ôl.') : undefined;
}
function notOpen(standing: Pick<ChangeStanding, 'status'>): Hindrance | undefined {
  const inReview = because('in-review', 'It is with a publisher. Take it back first.', 'Mae gyda chyhoeddwr. Cymerwch ef yn ôl yn gyntaf.');
  return over(standing) ?? (standing.status === 'review' ? inReview : undefined);
}
function notInReview(standing: ChangeStanding): Hindrance | undefined {
  const unsent = because('not-in-review', 'It has not been sent to a publisher.', 'Nid yw wedi’i anfon at gyhoeddwr.');
  return over(standing) ?? (standing.status === 'review' ? undefined : unsent);
}
function nothing({ changes }: ChangeStanding): Hindrance | undefined {
  return changes ? undefined : because('nothing-changed', 'It changes nothing yet.', 'Nid yw’n newid dim eto.');
}
function overtaken({ overtaken: files }: ChangeStanding): Hindrance | undefined {
  if (files === 0) return undefined;
  return because('overtaken', 'Somebody published other changes to the same files meanwhile. Bring the two together first.', 'Cyhoeddodd rhywun newidiadau eraill i’r un ffeiliau yn y cyfamser. Dewch â’r ddau ynghyd yn gyntaf.');
}
function faulty({ findings }: ChangeStanding): Hindrance | undefined {
  if (findings === 0) return undefined;
  const one = findings === 1;
  return because('not-checked', one ? 'There is a problem to put right first.' : `There are ${findings} problems to put right first.`, one ? 'Mae un broblem i’w chywiro yn gyntaf.' : `Mae ${findings} o broblemau i’w cywiro yn gyntaf.`);
}
function untried({ tried }: ChangeStanding): Hindrance | undefined {
  return tried ? undefined : because('not-tried', 'Try it first: look at the form as a worker sees it, or walk a case through, and say that you did.', 'Rhowch gynnig arno yn gyntaf: edrychwch ar y ffurflen fel y mae gweithiwr yn ei gweld, neu dilynwch achos drwyddo, a dywedwch eich bod wedi gwneud.');
}
function ownWork({ ownWork: mine }: ChangeStanding): Hindrance | undefined {
  return mine ? because('own-work', 'You wrote part of this, so another person has to decide about it.', 'Chi ysgrifennodd ran o hyn, felly rhaid i rywun arall benderfynu.') : undefined;
}
