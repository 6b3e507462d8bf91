import type { CaseView } from '#casework';
import type { Answers, AuthorityFile, GuardFile, JsonSchema, RolesFile } from '#definitions';
import type { SignedInClient } from '#testing';
import { httpDriver, sendTo, signedInClient } from '#testing';
import { randomUUID } from 'node:crypto';
import { buildOnce, copyDefinitions, startOnDefinitions } from './changed-definitions.ts';

const workflowFile = 'workflows/packs/ics/child-in-need/workflow.json';
const worker = 'practitioner@northshire';
const manager = 'manager@northshire';
const manager2 = 'manager2@northshire';
const today = new Date().toISOString().slice(0, 10);
const contact: Answers = {
  receivedOn: today, reason: 'The school rang: Ellis has come without lunch three days running.', outcome: 'referral', outcomeReason: 'Needs a fuller look.',
};
const decision: Answers = { rationale: 'I agree; the school knows the family well.' };

/** A form file as far as a question is added to it. */
interface OpenForm {
  version: string;
  schema: { properties: { [question: string]: JsonSchema }; required: string[] };
  questions: { [question: string]: { label: { en: string; cy?: string } } };
  sections: { questions: string[] }[];
}
/** A workflow file as far as steps and roles are changed in it. */
interface OpenWorkflow {
  version: string;
  machine: { states: { need: { states: { contact: { states: { [state: string]: { on: { [action: string]: unknown } } } } } } } };
  guards: { [name: string]: GuardFile };
  actions: { [type: string]: { roles: string[]; guards?: string[]; [rest: string]: unknown } };
}
interface OpenRoles {
  roles: RolesFile['roles'][number][];
}
interface OpenAuthority {
  teams: { id: string }[];
  demonstrationUsers: AuthorityFile['demonstrationUsers'][number][];
}
type Definitions = Awaited<ReturnType<typeof copyDefinitions>>;

/** Starts the built engine on changed definitions, opens a case about an invented child, and ends everything afterwards. */
const onChanged = async (change: (definitions: Definitions) => Promise<void>, walk: (client: SignedInClient, caseId: string) => Promise<void>): Promise<void> => {
  const definitions = await copyDefinitions();
  try {
    await change(definitions);
    const engine = await startOnDefinitions(definitions.folder);
    try {
      const client = signedInClient(sendTo(engine.url));
      const driver = httpDriver(client);
      const ids = { person: randomUUID(), case: randomUUID() };
      await driver.createPerson(worker, { id: ids.person, names: [{ given: 'Ellis', family: 'Farrow' }] });
      const opened = await driver.openCase(worker, { id: ids.case, person: ids.person, workflow: 'child-in-need' });
      expect(opened).toHaveProperty('view');
      await walk(client, ids.case);
    } finally {
      await engine.stop();
    }
  } finally {
    await definitions.remove();
  }
};

const act = (client: SignedInClient, user: string, caseId: string, type: string, data: Answers) =>
  httpDriver(client, { purpose: 'Asked to give a second opinion' }).act(user, caseId, { id: randomUUID(), type, data });

const view = async (client: SignedInClient, caseId: string): Promise<CaseView> =>
  (await client.as<CaseView>(worker, { method: 'GET', path: `/api/cases/${caseId}` })).body;

const need = (outcome: Awaited<ReturnType<typeof act>>): string | undefined =>
  'view' in outcome ? outcome.view.regions.find(({ id }) => id === 'need')?.state : undefined;

describe('the built engine, started on changed definitions', () => {
  beforeAll(buildOnce, 300_000);

  it('asks a question that was added to a form, and refuses the form without it', async () => {
    const addQuestion = (form: OpenForm) => {
      form.version = '1.1.0';
      form.schema.properties = { ...form.schema.properties, 'northshire.languageAtHome': { type: 'string', maxLength: 200 } };
      form.schema.required.push('northshire.languageAtHome');
      form.questions['northshire.languageAtHome'] = { label: { en: 'Which language is spoken at home?', cy: 'Pa iaith a siaredir gartref?' } };
      form.sections[0]?.questions.push('northshire.languageAtHome');
    };
    await onChanged(
      async (definitions) => {
        await definitions.edit('forms/shared/contact/form.json', addQuestion as never);
        await definitions.editAll('forms/shared/contact/examples', ((example: { [question: string]: string }) => {
          example['northshire.languageAtHome'] = 'English';
        }) as never);
      },
      async (client, caseId) => {
        expect(await act(client, worker, caseId, 'contact.submit', contact)).toMatchObject({ refused: { code: 'form-invalid' } });
        const answered = await act(client, worker, caseId, 'contact.submit', { ...contact, 'northshire.languageAtHome': 'Polish' });
        expect(need(answered)).toBe('contact.awaitingDecision');
        expect(need(await act(client, manager, caseId, 'contact.approve', decision))).toBe('referral.writing');
        const record = (await view(client, caseId)).records.find(({ formId }) => formId === 'contact');
        const read = await client.as(worker, { method: 'GET', path: `/api/cases/${caseId}/records/${record?.id}` });
        expect(JSON.stringify(read.body)).toContain('Polish');
      },
    );
  }, 120_000);

  it('waits for a second approval that was added to the workflow, by another manager and never by the author', async () => {
    const addApproval = (workflow: OpenWorkflow) => {
      workflow.version = '2.1.0';
      const { states } = workflow.machine.states.need.states.contact;
      const awaiting = states.awaitingDecision;
      const approve = workflow.actions['contact.approve'];
      if (!awaiting || !approve) throw new Error('The contact no longer waits for an approval');
      const { 'contact.approve': onward, ...rest } = awaiting.on;
      states.awaitingDecision = { ...awaiting, on: { ...rest, 'contact.approve': { target: 'awaitingSecond' } } };
      states.awaitingSecond = { ...awaiting, on: { ...rest, 'contact.confirm': onward } };
      // What it means nationally moves to the last of the two.
      const { marks: _marks, marksWhen: _when, ...first } = approve;
      workflow.actions['contact.approve'] = first as typeof approve;
      workflow.actions['contact.confirm'] = { ...approve, label: { en: 'Confirm the contact' }, history: { en: '{actor} confirmed the contact' } };
    };
    await onChanged(
      async (definitions) => {
        await definitions.takeIn(workflowFile, 'contact');
        await definitions.edit(workflowFile, addApproval as never);
      },
      async (client, caseId) => {
        expect(need(await act(client, manager, caseId, 'contact.submit', contact))).toBe('contact.awaitingDecision');
        expect(await act(client, manager2, caseId, 'contact.confirm', decision)).toMatchObject({ refused: { code: 'not-available' } });
        expect(await act(client, manager, caseId, 'contact.approve', decision)).toMatchObject({ refused: { code: 'guard-refused' } });
        expect(need(await act(client, manager2, caseId, 'contact.approve', decision))).toBe('contact.awaitingSecond');
        expect(await act(client, manager2, caseId, 'contact.confirm', decision)).toMatchObject({ refused: { code: 'guard-refused' } });
        expect(await act(client, manager, caseId, 'contact.confirm', decision)).toMatchObject({ refused: { code: 'guard-refused' } });
        expect(need(await act(client, manager2, caseId, 'contact.return', decision))).toBe('contact.writing');
        expect(need(await act(client, worker, caseId, 'contact.submit', contact))).toBe('contact.awaitingDecision');
        expect(need(await act(client, manager2, caseId, 'contact.approve', decision))).toBe('contact.awaitingSecond');
        expect(need(await act(client, manager, caseId, 'contact.confirm', decision))).toBe('referral.writing');
        expect((await view(client, caseId)).records).toMatchObject([{ formId: 'contact', status: 'approved' }]);
      },
    );
  }, 120_000);

  it('lets somebody in a role that was added act in it, and nobody else', async () => {
    const addRole = async (definitions: Definitions) => {
      await definitions.edit('workflows/shared/roles.json', ((file: OpenRoles) => {
        file.roles.push({ id: 'seniorPractitioner', label: { en: 'Senior social worker', cy: 'Uwch weithiwr cymdeithasol' }, access: 'casework', supervises: true });
      }) as never);
      await definitions.takeIn(workflowFile, 'contact');
      await definitions.edit(workflowFile, ((workflow: OpenWorkflow) => {
        workflow.version = '2.1.0';
        workflow.actions['contact.approve']?.roles.splice(0, 1, 'seniorPractitioner');
      }) as never);
      await definitions.edit('workflows/authorities/northshire/authority.json', ((authority: OpenAuthority) => {
        authority.demonstrationUsers.push({ id: 'senior', name: 'Bronagh Keane', role: 'seniorPractitioner', team: authority.teams[0]?.id ?? '' });
      }) as never);
    };
    await onChanged(addRole, async (client, caseId) => {
      expect(need(await act(client, worker, caseId, 'contact.submit', contact))).toBe('contact.awaitingDecision');
      expect(await act(client, manager, caseId, 'contact.approve', decision)).toMatchObject({ refused: { code: 'role-required' } });
      expect(await act(client, 'senior@northshire', caseId, 'referral.submit', {})).toMatchObject({ refused: { code: 'not-available' } });
      expect(need(await act(client, 'senior@northshire', caseId, 'contact.approve', decision))).toBe('referral.writing');
    });
  }, 120_000);
});
