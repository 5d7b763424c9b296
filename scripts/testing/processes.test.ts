import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isInMemory, searchBelow } from './processes.ts';

const TEXT = `needle.${crypto.randomUUID()}`;

/** A process that runs until it is told to end, with words in its memory and perhaps one of Chromium's types. */
async function start(
  word: string,
  ...types: readonly string[]
): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    ['-e', 'process.stdin.resume(); console.log(1)', '--', word, ...types],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const exit = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.stdin.end();
    await exit;
  };
  onTestFinished(end);
  await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, end };
}

describe.runIf(process.platform === 'linux')('a text in the memory of processes', () => {
  it('is found where it is, and only there', async () => {
    const [holder, other] = await Promise.all([start(TEXT), start('nothing')]);
    expect(await isInMemory(holder.pid, TEXT)).toBe(true);
    expect(await isInMemory(other.pid, TEXT)).toBe(false);
  });

  it('was not looked for in a process that has ended', async () => {
    const { pid, end } = await start(TEXT);
    await end();
    expect(await isInMemory(pid, TEXT)).toBe('ended');
  });

  it('is looked for below a process, and the search says what it has read', async () => {
    await Promise.all([
      start('nothing', '--type=renderer'),
      start(TEXT, '--type=utility', '--utility-sub-type=x.mojom.Y'),
    ]);
    const { read, holders } = await searchBelow(process.pid, TEXT);
    expect(read).toEqual(expect.arrayContaining(['renderer', 'x.mojom.Y']));
    expect(holders).toEqual([expect.stringContaining('x.mojom.Y')]);
  });
});
