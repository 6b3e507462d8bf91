import type { FolderPublications } from '#definition-files';
import { publicationsFrom } from '#definition-files';
import { givenCase } from './given-case.ts';

const worker = 'practitioner@northshire';
const manager = 'manager@northshire';

describe('a story of one case', () => {
  let published: FolderPublications;
  beforeAll(async () => {
    const read = await publicationsFrom(process.cwd());
    if ('findings' in read) throw new Error(JSON.stringify(read.findings[0]));
    published = read;
  });

  const aCase = () => givenCase(published, { workflow: 'child-in-need', openedBy: worker });
  const contact = { by: worker, type: 'contact.submit', with: { outcome: 'referral' } };

  it('ends with the event that was recorded', async () => {
    const { event, states, refused } = await aCase().after([contact]).when({ by: manager, type: 'contact.approve' });
    expect(refused).toBeUndefined();
    expect(event).toMatchObject({ type: 'contact.approve', actor: { id: manager }, revision: 3 });
    expect(states.need).toBe('referral.writing');
  });

  it('ends with the refusal, and with no event', async () => {
    const { event, refused } = await aCase().after([{ ...contact, by: manager }]).when({ by: manager, type: 'contact.approve' });
    expect(refused).toBe('guard-refused');
    expect(event).toBeUndefined();
  });

  it('says so when what was given could not happen', async () => {
    await expect(aCase().after([{ by: worker, type: 'contact.approve' }]).when(contact)).rejects.toThrow('Given contact.approve');
  });

  it('goes the same way every time it is told', async () => {
    const tell = async () => (await aCase().when(contact)).event;
    expect(await tell()).toEqual(await tell());
  });

  it('lets days pass between steps', async () => {
    const { event } = await aCase().after([contact]).when({ by: manager, type: 'contact.approve', day: 3, data: { rationale: 'Agreed.' } });
    expect(event?.at.slice(0, 10)).toBe('2026-03-05');
  });
});
