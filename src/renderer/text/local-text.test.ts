import { expect, it } from 'vitest';
import { pickText } from './local-text.ts';

it('takes the text in the language asked for, whatever English says', () => {
  expect(pickText('Ein Chemielehrer.', 'A chemistry teacher.')).toEqual({
    text: 'Ein Chemielehrer.',
    isEnglish: false,
  });
});

it.each(['', ' \n'])('takes the English text for %j and says so', (own) => {
  expect(pickText(own, 'A chemistry teacher.')).toEqual({ text: 'A chemistry teacher.', isEnglish: true });
});

it.each([undefined, ''])('marks nothing as English where there is none: %j', (english) => {
  expect(pickText('', english)).toEqual({ text: '', isEnglish: false });
});
