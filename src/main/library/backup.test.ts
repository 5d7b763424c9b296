import { describe, expect, it } from 'vitest';
import { isBackupDue, type BackupQuestion } from './backup.ts';

const MEGABYTE = 1024 * 1024;

function question(fields: Partial<BackupQuestion>): BackupQuestion {
  return {
    databaseSize: 10 * MEGABYTE,
    backupTime: new Date('2026-03-01T00:00:00Z'),
    hasNews: true,
    holdsExpired: false,
    now: new Date('2026-03-02T00:00:00Z'),
    ...fields,
  };
}

describe('isBackupDue', () => {
  it('is true when there is none', () => {
    expect(isBackupDue(question({ backupTime: null, hasNews: false, databaseSize: 900 * MEGABYTE }))).toBe(
      true,
    );
  });

  it('is true when there is something new', () => {
    expect(isBackupDue(question({}))).toBe(true);
  });

  it('is false when the backup has it all, however old', () => {
    expect(isBackupDue(question({ hasNews: false, now: new Date('2027-01-01T00:00:00Z') }))).toBe(false);
  });

  it('is true for a large file whose backup holds what has expired, however new it is', () => {
    const large = { databaseSize: 900 * MEGABYTE, now: new Date('2026-03-01T00:00:01Z') };
    expect(isBackupDue(question({ ...large, holdsExpired: true }))).toBe(true);
    expect(isBackupDue(question({ ...large, holdsExpired: false }))).toBe(false);
  });

  it('is false for a large file whose backup is less than a week old', () => {
    const databaseSize = 201 * MEGABYTE;
    expect(isBackupDue(question({ databaseSize, now: new Date('2026-03-08T00:00:00Z') }))).toBe(false);
    expect(isBackupDue(question({ databaseSize, now: new Date('2026-03-08T00:00:01Z') }))).toBe(true);
  });
});
