import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runCommand, type Command } from './run-command.ts';

function node(code: string): Command {
  return { program: process.execPath, args: ['--input-type=module', '-e', code] };
}

describe('a command', () => {
  it('answers with its exit code', async () => {
    expect(await runCommand(node('process.exit(7)'))).toBe(7);
  });

  it('answers as a shell does when a signal ended it', async () => {
    expect(await runCommand(node('process.kill(process.pid, "SIGKILL")'))).toBe(137);
  });

  it('fails when there is no such program', async () => {
    await expect(runCommand({ program: 'no-such-program', args: [] })).rejects.toThrow('ENOENT');
  });

  it('lets everything else go first when it runs in the background', async () => {
    const priority = node('process.exit((await import("node:os")).getPriority())');
    expect(await runCommand(priority, { inBackground: true })).toBe(constants.priority.PRIORITY_LOW);
  });

  it('leaves no listener for signals behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await runCommand(node(''));
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('is told of a signal, ends in its own time, and then the script stops', async () => {
    const waiting = node(`
      process.on('SIGTERM', () => { console.log('closing'); process.exit(0); });
      setInterval(() => {}, 1000);
      console.log('ready');`);
    const script = node(`
      import { main } from ${JSON.stringify(import.meta.resolve('./main.ts'))};
      import { runCommand } from ${JSON.stringify(import.meta.resolve('./run-command.ts'))};
      await main(async () => {
        await runCommand(${JSON.stringify(waiting)});
        console.log('went on');
        return 0;
      });`);
    const running = spawn(script.program, script.args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    running.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (output === 'ready\n') running.kill('SIGTERM');
    });
    expect(await once(running, 'close')).toEqual([143, null]);
    expect(output).toBe('ready\nclosing\n');
  });
});
