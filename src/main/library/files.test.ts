import { describe, expect, it, vi } from 'vitest';
import { renamePatiently } from './files.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('renamePatiently', () => {
  it('tries again while another program holds the file', () => {
    const rename = vi
      .fn<(from: string, to: string) => void>()
      .mockImplementationOnce(() => {
        throw failure('EPERM');
      })
      .mockImplementationOnce(() => {
        throw failure('EBUSY');
      });
    const wait = vi.fn<(milliseconds: number) => void>();
    renamePatiently('a', 'b', { rename, wait });
    expect(rename.mock.calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(wait.mock.calls).toEqual([[20], [100]]);
  });

  it('gives up with the last error', () => {
    const rename = vi.fn(() => {
      throw failure('EPERM');
    });
    expect(() => renamePatiently('a', 'b', { rename, wait: () => undefined })).toThrow('EPERM');
    expect(rename).toHaveBeenCalledTimes(4);
  });

  it('does not try again when that cannot help', () => {
    const rename = vi.fn(() => {
      throw failure('ENOENT');
    });
    expect(() => renamePatiently('a', 'b', { rename, wait: () => undefined })).toThrow('ENOENT');
    expect(rename).toHaveBeenCalledTimes(1);
  });
});
