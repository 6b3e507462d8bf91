import { sha256, uuidFrom } from './ids.ts';

describe('ids from parts', () => {
  it('are the same for the same parts', () => {
    expect(uuidFrom('northshire', 'gail', '3')).toBe(uuidFrom('northshire', 'gail', '3'));
  });

  it('differ for other parts, and for parts that only read alike when joined', () => {
    expect(uuidFrom('northshire', 'gail')).not.toBe(uuidFrom('thamesbank', 'gail'));
    expect(uuidFrom('ab', 'c')).not.toBe(uuidFrom('a', 'bc'));
  });

  it('have the form of a uuid', () => {
    expect(uuidFrom('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

test('the hash is the sha-256 everyone knows', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
