import { EndrollError, type AppError } from '@shared/app-error.ts';
import { expect, it } from 'vitest';
import { answerKeepRequest, keepThroughApplication, type KeepAnswer, type KeepTools } from './keep-season.ts';

const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

/** The tools of a command, beside an application that gives these answers and has ended after the last one. */
function beside(answers: readonly KeepAnswer[]): { readonly tools: KeepTools; readonly did: string[] } {
  const left = [...answers];
  const did: string[] = [];
  return {
    did,
    tools: {
      isAlone: (request) => {
        const answer = left.shift();
        if (answer === undefined) return true;
        did.push(`asked for ${request.keep.seriesId}/${request.keep.seasonNumber}`);
        answerKeepRequest(request, answer);
        return false;
      },
      keepHere: () => {
        did.push('kept here');
        return Promise.resolve();
      },
      limit: 10_000,
    },
  };
}

it('leaves it to the running application', async () => {
  const { tools, did } = beside([{ ok: true, value: null }]);
  await keepThroughApplication(key, tools);
  expect(did).toEqual(['asked for 1396/1']);
});

it('keeps the season itself when the application is closing, once that has ended', async () => {
  const { tools, did } = beside(['closing', 'closing']);
  await keepThroughApplication(key, tools);
  expect(did).toEqual(['asked for 1396/1', 'asked for 1396/1', 'kept here']);
});

it('fails with the error of the application', async () => {
  const error: AppError = { kind: 'not-found', what: 'season' };
  const { tools, did } = beside([{ ok: false, error }]);
  await expect(keepThroughApplication(key, tools)).rejects.toThrow(new EndrollError(error));
  expect(did).toEqual(['asked for 1396/1']);
});

it('fails when the application does not answer in time', async () => {
  const waiting = keepThroughApplication(key, {
    isAlone: () => false,
    keepHere: () => Promise.resolve(),
    limit: 50,
  });
  await expect(waiting).rejects.toMatchObject({
    appError: { kind: 'library-unavailable', reason: 'stopped' },
  });
});
