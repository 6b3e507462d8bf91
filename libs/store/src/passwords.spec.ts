import { hashPassword, isPassword } from './passwords.ts';

test('the right password is known again, in whichever way its accents were typed', async () => {
  const kept = await hashPassword('Caf\u00e9 au lait');
  expect(await isPassword('Cafe\u0301 au lait', kept)).toBe(true);
  expect(await isPassword('Cafe au lait', kept)).toBe(false);
});

test('the same password is kept differently each time, and never as it is', async () => {
  const [one, other] = await Promise.all([hashPassword('demo'), hashPassword('demo')]);
  expect(one).not.toBe(other);
  expect(one).not.toContain('demo');
});

test('something that was never a kept password lets nobody in', async () => {
  expect(await isPassword('demo', '')).toBe(false);
  expect(await isPassword('demo', 'demo')).toBe(false);
});
