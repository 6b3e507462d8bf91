import { background, turns } from './background.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('pieces of one key run one after the other, and a failed one does not stop the next', async () => {
  const [done, failures]: [string[], unknown[]] = [[], []];
  const work = background((error) => failures.push(error));
  work.run('case', async () => {
    await soon();
    done.push('first');
    throw new Error('no disk');
  });
  work.run('case', async () => void done.push('second'));
  await work.settled();
  expect(done).toEqual(['first', 'second']);
  expect(failures).toHaveLength(1);
});

test('work that was put off runs once, and at once for whoever waits for it', async () => {
  const work = background(() => undefined);
  let times = 0;
  for (let asked = 0; asked < 5; asked += 1) work.runLater('case', async () => void (times += 1));
  expect(times).toBe(0);
  await work.settled();
  expect(times).toBe(1);
});

test('one caller at a time passes for each key, and gets her own answer or her own error', async () => {
  const inTurn = turns();
  let inside = 0;
  const pass = (answer: number) => inTurn('case', async () => {
    inside += 1;
    expect(inside).toBe(1);
    await soon();
    inside -= 1;
    if (answer === 2) throw new Error('refused');
    return answer;
  });
  const results = await Promise.allSettled([pass(1), pass(2), pass(3)]);
  expect(results).toMatchObject([{ value: 1 }, { reason: { message: 'refused' } }, { value: 3 }]);
});
