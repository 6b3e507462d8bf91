import type { Random } from '#testing';
import { workflow } from '../faults/casework-words.ts';
import type { LoadClient } from './load.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}
const authorities = ['northshire', 'thamesbank', 'glanymor', 'westhaven'];
const users = ['practitioner', 'manager', 'practitioner2', 'manager2'];

/** Signs in as many clients as asked, spread over authorities and people, and opens cases of its own for each. */
export async function prepareClients({ host, port }: Address, count: number, casesEach: number, random: Random): Promise<LoadClient[]> {
  const post = async (path: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(`http://${host}:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await reply.json()) as { token?: string };
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${JSON.stringify(said)}`);
    return said;
  };
  const clients: LoadClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const user = users[Math.floor(index / authorities.length) % users.length] as string;
    const { token = '' } = await post('/api/session', { username: `${user}@${authorities[index % authorities.length]}`, password: 'demo' });
    const paths: string[] = [];
    for (let made = 0; made < casesEach; made += 1) {
      const [person, id] = [random.uuid(), random.uuid()];
      await post('/api/people', { id: person, names: [{ given: 'Robin', family: `Bench-${person.slice(0, 8)}` }], birth: { date: '2017-03-14' } }, token);
      await post('/api/cases', { id, person, workflow }, token);
      paths.push(`/api/cases/${id}/actions`);
    }
    clients.push({ token, paths });
  }
  return clients;
}
