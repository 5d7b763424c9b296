import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const main = resolve(import.meta.dirname, 'main.ts');

it('runs alone and says where it is and which token it takes', async () => {
  const child = spawn(process.execPath, [main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const settings = new Map<string, string>();
  try {
    for await (const line of createInterface(child.stdout)) {
      const [name = '', value = ''] = line.split('=');
      settings.set(name, value);
      if (settings.size === 3) break;
    }
    const authorization = `Bearer ${settings.get('TMDB_ACCESS_TOKEN') ?? ''}`;
    const url = settings.get('ENDROLL_TMDB_URL') ?? '';
    const answer = await fetch(`${url}/3/authentication`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    expect(settings.get('ENDROLL_IMAGE_URL')).toBe(`${url}/t/p`);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
});

it('refuses a port that is none', async () => {
  const child = spawn(process.execPath, [main, '--port', 'x'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [message] = (await once(child.stderr, 'data')) as [Buffer];
  expect(message.toString()).toContain('--port');
  expect(await once(child, 'exit')).toEqual([2, null]);
});
