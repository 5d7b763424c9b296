import { describe, expect, it, vi } from 'vitest';
import { needsVirtualDisplay, onSomeDisplay, sandboxArguments, virtualDisplayNote } from './display.ts';

const command = { program: 'electron', args: ['.'] };

describe('a command with a window', () => {
  it('runs as it is where there is a display', () => {
    expect(onSomeDisplay(command, { DISPLAY: ':0' }, 'linux')).toEqual(command);
    expect(onSomeDisplay(command, { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toEqual(command);
  });

  it('runs under xvfb-run where there is none, and says so', () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    expect(onSomeDisplay(command, { DISPLAY: '' }, 'linux')).toEqual({
      program: 'xvfb-run',
      args: ['-a', '-s', '-screen 0 2240x1400x24', 'electron', '.'],
    });
    expect(log.mock.calls).toEqual([[virtualDisplayNote]]);
    log.mockRestore();
  });

  it('needs no display of our making off Linux', () => {
    expect(needsVirtualDisplay({}, 'darwin')).toBe(false);
    expect(needsVirtualDisplay({}, 'win32')).toBe(false);
  });
});

describe('the sandbox', () => {
  it('is switched off for root on Linux and for nobody else', () => {
    expect(sandboxArguments('linux', 0)).toEqual(['--no-sandbox']);
    expect(sandboxArguments('linux', 1000)).toEqual([]);
    expect(sandboxArguments('darwin', 0)).toEqual([]);
    expect(sandboxArguments('win32', undefined)).toEqual([]);
  });
});
