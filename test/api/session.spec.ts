import { send, signedIn, startTestEngine, type TestEngine } from './support/test-engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.end());

test('a demonstration user signs in and is told who she is', async () => {
  const as = await signedIn(engine, 'practitioner@northshire');
  const me = await as('GET', '/api/me');
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({ user: { id: 'practitioner@northshire', role: 'practitioner', access: 'casework' }, authority: { id: 'northshire' }, store: 'demonstration' });
});
