import { describe, expect, it } from 'vitest';
import { parseAddress } from '@shared/domain/address.ts';
import { argumentsForRestart, findStartAddress, readSecondStart, restartedAt } from './start-arguments.ts';

describe('findStartAddress', () => {
  it('finds an address among switches and paths', () => {
    expect(
      findStartAddress(['/opt/endroll', '--no-sandbox', 'endroll://tv/1396/season/1', '--lang=de']),
    ).toBe('endroll://tv/1396/season/1');
  });

  it('finds a web address', () => {
    expect(findStartAddress(['electron', '.', 'https://www.themoviedb.org/tv/1396/season/1'])).toBe(
      'https://www.themoviedb.org/tv/1396/season/1',
    );
  });

  it.each(['tv/1396', 'tv/1396/season/1', 'person/17419', '1396/1', 'www.themoviedb.org/tv/1396'])(
    'finds what readers type for one: %s',
    (word) => {
      expect(findStartAddress(['/opt/endroll', '--lang=de', word])).toBe(word);
      expect(parseAddress(word).kind).toBe('address');
    },
  );

  it('takes the last of several', () => {
    expect(findStartAddress(['endroll://tv/1', 'endroll://tv/2'])).toBe('endroll://tv/2');
  });

  it('passes a wrong address on, for the window to say what is wrong', () => {
    expect(findStartAddress(['endroll://film/7'])).toBe('endroll://film/7');
  });

  it.each([
    [[]],
    [['/opt/endroll']],
    [['/tv/endroll', '--tv/1396', '1396', 'tvs/1396', 'search']],
    [['--url=endroll://tv/1']],
    [['file:///etc/passwd']],
    [['javascript:alert(1)']],
  ])('finds none in %j', (commandLine) => {
    expect(findStartAddress(commandLine)).toBeNull();
  });

  it('leaves out what is longer than any address', () => {
    expect(findStartAddress([`endroll://tv/${'1'.repeat(3000)}`])).toBeNull();
  });
});

describe('readSecondStart', () => {
  it('reads the address', () => {
    expect(readSecondStart({ address: 'endroll://tv/1396' })).toBe('endroll://tv/1396');
  });

  it.each([
    null,
    undefined,
    7,
    'endroll://tv/1',
    {},
    { address: null },
    { address: ['endroll://tv/1'] },
    { address: { toString: (): string => 'endroll://tv/1' } },
    { address: 'file:///etc/passwd' },
    { address: `endroll://tv/${'1'.repeat(3000)}` },
  ])('reads none from %j', (message) => {
    expect(readSecondStart(message)).toBeNull();
  });
});

describe('a restart after a failure', () => {
  it('has the arguments of this start without its address, and says when it was', () => {
    const first = ['--no-sandbox', '--user-data-dir=/x', '.', 'endroll://tv/1', '--token-file=/gone'];
    const args = argumentsForRestart(first, { failedAt: 1234, tokenFile: '/new' });
    expect(args).toEqual([
      '--no-sandbox',
      '--user-data-dir=/x',
      '.',
      '--restarted-at=1234',
      '--token-file=/new',
    ]);
    expect(restartedAt(args)).toBe(1234);
    expect(argumentsForRestart(args, { failedAt: 5678, tokenFile: null }).at(-1)).toBe('--restarted-at=5678');
  });

  it('is not told of by a restart for an update', () => {
    const args = argumentsForRestart(['.', '--restarted-at=1234'], { failedAt: null, tokenFile: null });
    expect(args).toEqual(['.']);
  });

  it('is none without that argument', () => {
    expect(restartedAt(['.', '--restarted-at=soon'])).toBeNull();
    expect(restartedAt([])).toBeNull();
  });
});
