import { describe, expect, it } from 'vitest';
import { readPicturePath, readPictureUrl } from './picture-address.ts';

describe('readPictureUrl', () => {
  it('reads size and name', () => {
    expect(readPictureUrl('endroll-image://w185/7Jahy5LZX2Fo8fGJltMreAI49hC.jpg')).toEqual({
      size: 'w185',
      name: '7Jahy5LZX2Fo8fGJltMreAI49hC.jpg',
    });
  });

  it.each([
    'endroll-image://original/abc.jpg',
    'endroll-image://w9999/abc.jpg',
    'endroll-image://../abc.jpg',
    'endroll-image://w185/../secret.jpg',
    'endroll-image://w185/%2e%2e/secret.jpg',
    'endroll-image://w185/..%2fsecret.jpg',
    'endroll-image://w185/..\\secret.jpg',
    'endroll-image://w185//etc/a.jpg',
    'endroll-image://w185/C:a.jpg',
    'endroll-image://w185/a\0.jpg',
    'endroll-image://w185/a.jpg\n',
    'endroll-image://w185/.jpg',
    'endroll-image://w185/.hidden.jpg',
    'endroll-image://w185/a.exe',
    'endroll-image://w185/a.jpg?x=1',
    'endroll-image://w185/a.jpg#x',
    'endroll-image://w185/a b.jpg',
    'endroll-image://w185/ä.jpg',
    'endroll-image://w185/nul.jpg',
    'endroll-image://w185/COM1.png',
    `endroll-image://w185/${'a'.repeat(101)}.jpg`,
    'endroll-image://w185/',
    'https://image.tmdb.org/t/p/w185/abc.jpg',
    '',
  ])('refuses %j', (url) => {
    expect(readPictureUrl(url)).toBeNull();
  });
});

describe('readPicturePath', () => {
  it('takes the slash off that TMDB puts before a name', () => {
    expect(readPicturePath('/abc-D_1.png')).toBe('abc-D_1.png');
  });

  it.each(['', '/', '//abc.jpg', '/w185/abc.jpg', '/../abc.jpg', 'https://example.com/abc.jpg', '/abc.gif'])(
    'refuses %j',
    (path) => {
      expect(readPicturePath(path)).toBeNull();
    },
  );
});
