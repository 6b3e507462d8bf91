import type { Sources } from '#definitions';

/** A JSON file that is being written anew. */
type Tree = { [key: string]: Tree } & { [key: string]: unknown };
interface Files {
  readonly edit: (path: string, change: (file: Tree) => void) => void;
  readonly versionOf: (path: string) => string;
  readonly replace: (pattern: RegExp, by: string) => void;
  readonly add: (path: string, content: object) => void;
  readonly paths: () => readonly string[];
  readonly done: () => Sources;
}

const packs = ['ics', 'england', 'wales'];
const contactForm = 'forms/shared/contact/form.json';
const decisionForm = 'forms/shared/decision/form.json';
const workflowOf = (pack: string) => `workflows/packs/${pack}/child-in-need/workflow.json`;

/** The definitions of this repository, without what authorities change in the two forms that are touched here. */
export const thisVersion = ({ forms, workflows }: Sources): Sources => ({
  forms: forms.filter(({ path }) => !/\/examples\/|forms\/authorities\/[^/]+\/(contact|decision)\.json$/.test(path)),
  workflows: workflows.filter(({ path }) => !/\/scenarios\/|demonstration\.json$/.test(path)),
});

const filesOf = (sources: Sources): Files => {
  const texts = new Map([...sources.forms, ...sources.workflows].map(({ path, text }) => [path, text]));
  return {
    edit: (path, change) => {
      const file = JSON.parse(texts.get(path) ?? '{}') as Tree;
      change(file);
      texts.set(path, JSON.stringify(file, null, 2));
    },
    versionOf: (path) => (JSON.parse(texts.get(path) ?? '{}') as { version: string }).version,
    replace: (pattern, by) => {
      for (const [path, text] of texts) texts.set(path, text.replace(pattern, by));
    },
    add: (path, content) => void texts.set(path, JSON.stringify(content, null, 2)),
    paths: () => [...texts.keys()],
    done: () => {
      const all = [...texts].map(([path, text]) => ({ path, text }));
      return { forms: all.filter(({ path }) => path.startsWith('forms/')), workflows: all.filter(({ path }) => path.startsWith('workflows/')) };
    },
  };
};

const rename = (tree: Tree, from: string, to: string): void => {
  tree[to] = tree[from] as Tree;
  delete tree[from];
};
/** The next major version. */
const after = (version: string): string => `${Number(version.split('.')[0]) + 1}.0.0`;
const text = (en: string, cy: string) => ({ en, cy }) as unknown as Tree;

/** The contact: two questions of other names, one retired, one code renamed. */
const nextContact = (files: Files): void => {
  const from = files.versionOf(contactForm);
  const words: string[] = [];
  files.edit(contactForm, (form) => {
    words.push(...Object.values(form.questions!.earlierContacts!).flatMap((said) => (said as { en?: string }).en ?? []));
    delete form.ui?.earlierContacts;
    delete form.schema!.properties!.earlierContacts;
    delete form.questions!.earlierContacts;
    for (const section of form.sections as unknown as { questions: string[] }[]) section.questions = section.questions.filter((question) => question !== 'earlierContacts');
    const now = JSON.parse(JSON.stringify({ ...form, version: after(from) }).replaceAll('"reason"', '"whyNow"').replaceAll('"receivedOn"', '"arrivedOn"')) as Tree;
    Object.assign(form, now);
  });
  files.edit('forms/languages/cy/shared.json', (file) => {
    const texts = file.texts as unknown as { en: string }[];
    Object.assign(file, { texts: texts.filter(({ en }) => !words.includes(en)) });
  });
  files.edit('forms/codes/contact-outcome.json', (list) => {
    for (const one of list.codes as unknown as { code: string }[]) if (one.code === 'referral') one.code = 'becomesReferral';
  });
  files.replace(/"contact\.reason"/g, '"contact.whyNow"');
  files.replace(/"contact\.receivedOn"/g, '"contact.arrivedOn"');
  files.add(`forms/shared/contact/migrations/${after(from)}.json`, {
    form: 'contact', from, to: after(from),
    moves: [
      { question: 'reason', to: 'whyNow' },
      { question: 'receivedOn', to: 'arrivedOn' },
      { question: 'outcome', to: 'outcome', codes: { referral: 'becomesReferral' } },
    ],
    retired: [{ question: 'earlierContacts', why: 'The system shows earlier contacts by itself.' }],
  });
};

/** Every decision: its reasons under another name. */
const nextDecision = (files: Files): void => {
  const from = files.versionOf(decisionForm);
  files.edit(decisionForm, (form) => {
    const now = JSON.parse(JSON.stringify({ ...form, version: after(from) }).replaceAll('"rationale"', '"reasons"')) as Tree;
    Object.assign(form, now);
  });
  files.replace(/"decision\.rationale"/g, '"decision.reasons"');
  files.add(`forms/shared/decision/migrations/${after(from)}.json`, { form: 'decision', from, to: after(from), moves: [{ question: 'rationale', to: 'reasons' }] });
};

/** The contact's steps: a state and an action of other names, and the guards that read its answers. */
const nextContactSteps = (files: Files): void =>
  files.edit('workflows/parts/contact.json', (part) => {
    const { contact } = part.states!.need!.states! as Tree;
    rename(contact!.states!, 'awaitingDecision', 'waiting');
    contact!.states!.writing!.on = { 'contact.send': { target: 'waiting' } } as unknown as Tree;
    rename(part.actions!, 'contact.submit', 'contact.send');
    (part.actions!['contact.send'] as { happenedOn?: string }).happenedOn = 'arrivedOn';
    const now = JSON.parse(JSON.stringify(part).replaceAll('need.contact.awaitingDecision', 'need.contact.waiting').replaceAll('"contact.submit"', '"contact.send"').replaceAll('"is":["referral"]', '"is":["becomesReferral"]')) as Tree;
    Object.assign(part, now);
  });

/** Two states that become one, and one that becomes two. */
const mergedAndSplit = (files: Files): void => {
  files.edit('workflows/parts/leaving-care.json', (part) => {
    delete part.states!.leavingCare!.states!.support!.states!.eligible;
    const now = JSON.parse(JSON.stringify(part).replaceAll('leavingCare.support.eligible', 'leavingCare.support.relevant').replaceAll('"target":"eligible"', '"target":"relevant"')) as Tree;
    Object.assign(part, now);
  });
  files.edit('workflows/parts/planning.json', (part) => {
    const working = part.states!.need!.states!.intervention!.states!.working!;
    const { meta, tags } = working;
    delete working.tags;
    Object.assign(working, {
      initial: 'starting',
      states: {
        starting: { tags, meta: { ...meta, label: text('The plan has just begun', 'Mae’r cynllun newydd ddechrau') }, on: { 'plan.underway': { target: 'underWay' } } },
        underWay: { tags, meta: { ...meta, label: text('The plan is well under way', 'Mae’r cynllun ar waith') } },
      },
    });
    part.actions!['plan.underway'] = {
      label: text('Say that the plan is under way', 'Dweud bod y cynllun ar waith'), history: text('{actor} said that the plan is under way', 'Dywedodd {actor} fod y cynllun ar waith'),
      does: 'move', roles: ['practitioner', 'manager'], weight: 'other',
    } as unknown as Tree;
  });
};

/** A region that there was not before. */
const withFeedback = (workflow: Tree): void => {
  const on = (action: string, target: string) => ({ [action]: { target: `#child-in-need.feedback.${target}` } });
  workflow.machine!.states!.feedback = {
    meta: { label: text('What the family thinks', 'Barn y teulu') }, initial: 'none',
    states: {
      none: { tags: ['rest'], meta: { label: text('The family has not been asked', 'Ni ofynnwyd i’r teulu') }, on: on('feedback.ask', 'asked') },
      asked: { tags: ['rest'], meta: { label: text('The family has been asked', 'Gofynnwyd i’r teulu') }, on: on('feedback.done', 'none') },
    },
  } as unknown as Tree;
  const act = (en: string, cy: string) => ({ label: text(en, cy), history: text(`{actor}: ${en.toLowerCase()}`, `{actor}: ${cy.toLowerCase()}`), does: 'move', roles: ['practitioner', 'manager'], weight: 'other', concurrent: true });
  Object.assign(workflow.actions!, { 'feedback.ask': act('Ask the family what they think', 'Gofyn barn y teulu'), 'feedback.done': act('The family has answered', 'Mae’r teulu wedi ateb') });
};

/** The same definitions in their next major version, with the migration files that lead there. */
export const nextVersion = (sources: Sources): Sources => {
  const files = filesOf(sources);
  nextContact(files);
  nextDecision(files);
  nextContactSteps(files);
  mergedAndSplit(files);
  for (const pack of packs) {
    const from = files.versionOf(workflowOf(pack));
    files.edit(workflowOf(pack), (workflow) => {
      Object.assign(workflow, { version: after(from) });
      withFeedback(workflow);
    });
    files.add(`workflows/packs/${pack}/child-in-need/migrations/${after(from)}.json`, {
      workflow: 'child-in-need', from, to: after(from),
      states: { 'need.contact.awaitingDecision': 'need.contact.waiting', 'leavingCare.support.eligible': 'leavingCare.support.relevant' },
      actions: { 'contact.submit': 'contact.send' },
    });
  }
  // What authorities add to the pathway is taken to the new version as it is: it names nothing that is renamed, or by its new name.
  for (const path of files.paths().filter((one) => /^workflows\/authorities\/[^/]+\/child-in-need\.json$/.test(one))) {
    files.edit(path, (overlay) => {
      const now = JSON.parse(JSON.stringify(overlay).replaceAll('need.contact.awaitingDecision', 'need.contact.waiting').replaceAll('"contact.submit"', '"contact.send"')) as Tree;
      Object.assign(overlay, now, { base: after(String(overlay.base)) });
    });
  }
  for (const path of files.paths().filter((one) => one.includes('/outline/'))) {
    files.edit(path, (outline) => {
      for (const field of outline.fields as unknown as { field: string; question?: unknown; leftOut?: string }[]) {
        if (!JSON.stringify(field.question ?? '').includes('contact.earlierContacts')) continue;
        delete field.question;
        field.leftOut = 'Retired.';
      }
    });
  }
  return files.done();
};
