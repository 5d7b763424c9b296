import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogStep, createRedact, FileLogger } from './file-logger.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-log-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function createLogger(file = join(folder, 'logs', 'endroll.log'), echo?: (line: string) => void): FileLogger {
  return new FileLogger({
    file,
    redact: createRedact({ homeFolder: '/home/reader', token: () => null }),
    now: () => new Date('2026-03-01T12:00:00Z'),
    ...(echo === undefined ? {} : { echo }),
  });
}

describe('FileLogger', () => {
  it('writes one line with time, level and message', () => {
    createLogger().info('started');
    expect(readFileSync(join(folder, 'logs', 'endroll.log'), 'utf8')).toBe(
      '2026-03-01T12:00:00.000Z info  started\n',
    );
  });

  it('writes an error with its cause', () => {
    createLogger().error('no answer', new Error('outer', { cause: new Error('inner') }));
    const text = readFileSync(join(folder, 'logs', 'endroll.log'), 'utf8');
    expect(text).toContain('outer');
    expect(text).toContain('inner');
  });

  it('takes the token out of messages and details', () => {
    const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(40)}.${'c'.repeat(43)}`;
    createLogger().warn(`refused ${token}`, { headers: { authorization: `Bearer ${token}` } });
    const text = readFileSync(join(folder, 'logs', 'endroll.log'), 'utf8');
    expect(text).not.toMatch(/aaaa|bbbb|cccc/u);
    expect(text).toContain('refused [token]');
  });

  it('begins a new file when the old one is large, and keeps one predecessor', () => {
    mkdirSync(join(folder, 'logs'));
    const file = join(folder, 'logs', 'endroll.log');
    writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
    createLogger(file).info('fresh');
    expect(readFileSync(file, 'utf8')).toMatch(/fresh\n$/u);
    expect(readFileSync(file, 'utf8').length).toBeLessThan(100);
    expect(readFileSync(`${file}.old`, 'utf8')).toHaveLength(1024 * 1024 + 1);
  });

  it('goes on when the file cannot be written, and says so where it can', () => {
    const lines: string[] = [];
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
    createLogger(undefined, (line) => lines.push(line)).info('started');
    expect(lines.join('')).toContain('The log cannot be written');
  });
});

describe('createRedact', () => {
  const redact = createRedact({ homeFolder: '/home/reader', token: () => 'odd-token' });

  it('replaces tokens, short keys and the home folder', () => {
    expect(redact('key 0123456789abcdef0123456789ABCDEF in /home/reader/.config')).toBe(
      'key [token] in ~/.config',
    );
    expect(redact('cut token eyJhbGciOiJIUzI1NiJ9')).toBe('cut token [token]');
  });

  it('replaces the token in use even when it looks like none', () => {
    expect(redact('Bearer odd-token')).toBe('Bearer [token]');
  });

  it.each([
    String.raw`C:\Users\Jo Smith\AppData`,
    String.raw`c:\\users\\jo smith\\AppData`,
    'C:/Users/Jo Smith/AppData',
    'file:///C:/Users/Jo%20Smith/AppData',
  ])('knows the home folder written as %s', (written) => {
    const windows = createRedact({ homeFolder: String.raw`C:\Users\Jo Smith`, token: () => null });
    expect(windows(`at ${written}`)).not.toMatch(/smith/iu);
    expect(windows(`at ${written}`)).toMatch(/~[\\/]+AppData$/u);
  });

  it('leaves credit ids and image names alone', () => {
    const line = '52542282760ee313280017f9 /7Jahy5LZX2Fo8fGJltMreAI49hC.jpg';
    expect(redact(line)).toBe(line);
  });
});

describe('createLogStep', () => {
  it('says how long after the process was made a step was done', () => {
    const lines: string[] = [];
    const logStep = createLogStep({ info: (line) => lines.push(line) }, Date.now() - 1_500);
    logStep('Electron is ready');
    expect(lines).toEqual([expect.stringMatching(/^Start, 15\d\d ms: Electron is ready$/u)]);
  });
});
