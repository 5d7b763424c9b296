import { expect, it } from 'vitest';
import { pictureSizes } from '@shared/domain/picture-sizes.ts';
import { imageAddress } from './image-address.ts';

it('asks for the size the reader has chosen', () => {
  expect(imageAddress('poster', '/a.jpg', 'standard')).toBe('endroll-image://w342/a.jpg');
  expect(imageAddress('poster', '/a.jpg', 'large')).toBe('endroll-image://w500/a.jpg');
  expect(imageAddress('largePortrait', '/a.jpg', 'large')).toBe('endroll-image://h632/a.jpg');
});

it('needs no choice for pictures in a list, since they are kept in one size', () => {
  const [standard, large] = [pictureSizes('standard'), pictureSizes('large')];
  expect(large.portrait).toBe(standard.portrait);
  expect(large.thumbnail).toBe(standard.thumbnail);
  expect(imageAddress('thumbnail', '/a.jpg')).toBe(`endroll-image://${large.thumbnail}/a.jpg`);
});

it('has no address where TMDB has no picture', () => {
  expect(imageAddress('portrait', null)).toBeNull();
});
