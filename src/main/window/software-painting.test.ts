import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mustPaintInSoftware } from './software-painting.ts';

it('paints in software on Wayland without a GPU, and nowhere else', () => {
  const on = (platform: string) => ({ getSwitchValue: () => platform });
  const devices = mkdtempSync(join(tmpdir(), 'endroll-gpus-'));
  try {
    expect(mustPaintInSoftware(on('wayland'), join(devices, 'none'))).toBe(true);
    writeFileSync(join(devices, 'card0'), '');
    expect(mustPaintInSoftware(on('wayland'), devices)).toBe(true);
    expect(mustPaintInSoftware(on('x11'), devices)).toBe(false);
    expect(mustPaintInSoftware(on(''), devices)).toBe(false);
    writeFileSync(join(devices, 'renderD128'), '');
    expect(mustPaintInSoftware(on('wayland'), devices)).toBe(false);
  } finally {
    rmSync(devices, { recursive: true });
  }
});
