import { expect, it } from 'vitest';
import { PictureQueue, type Urgency } from './picture-fetcher.ts';

/** A queue whose work ends when it is told to. */
function createQueue(atOnce: number) {
  const queue = new PictureQueue(atOnce);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const add = (id: string, urgency: Urgency): Promise<string | null> =>
    queue.run(id, urgency, () => {
      begun.push(id);
      return new Promise<string>((resolve, reject) => {
        ends.set(id, (error) => {
          if (error === undefined) resolve(id);
          else reject(error);
        });
      });
    });
  const end = async (id: string, error?: Error): Promise<void> => {
    ends.get(id)?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, begun, add, end };
}

it('runs no more at once than it may', async () => {
  const { begun, add, end } = createQueue(2);
  const all = ['a', 'b', 'c', 'd'].map((id) => add(id, 'keeping'));
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const id of ['b', 'c', 'd']) await end(id);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('begins with what a reader waits for', async () => {
  const { queue, begun, add, end } = createQueue(1);
  void add('running', 'keeping');
  for (const id of ['later', 'hurried', 'last']) void add(id, 'keeping');
  void add('seen', 'visible');
  queue.hurry('hurried');
  queue.hurry('running');
  queue.hurry('unknown');
  for (const id of ['running', 'seen', 'hurried', 'later', 'last']) await end(id);
  expect(begun).toEqual(['running', 'seen', 'hurried', 'later', 'last']);
});

it('goes on after a failure', async () => {
  const { begun, add, end } = createQueue(1);
  const failing = add('a', 'keeping');
  void add('b', 'keeping');
  const outcome = expect(failing).rejects.toThrow('no');
  await end('a', new Error('no'));
  await outcome;
  expect(begun).toEqual(['a', 'b']);
});

it('gives up what can wait, and nothing else, when it is dismissed', async () => {
  const { queue, begun, add, end } = createQueue(1);
  const running = add('running', 'keeping');
  const later = add('later', 'keeping');
  const seen = add('seen', 'visible');
  queue.dismiss();
  expect(await later).toBeNull();
  await end('running');
  await end('seen');
  expect(await Promise.all([running, seen])).toEqual(['running', 'seen']);
  expect(begun).toEqual(['running', 'seen']);
});
