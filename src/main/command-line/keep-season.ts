import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndrollError, type AppError } from '@shared/app-error.ts';
import { isLanguageTag } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { fail, ok, type Result } from '@shared/result.ts';

/** A command's request to the running application to fetch and keep a season, because only one process may write. */
export interface KeepRequest {
  readonly keep: SeasonKey;
  /** The socket (a pipe on Windows) on which the command waits for the answer. */
  readonly replyTo: string;
}

const LARGEST_ID = 2 ** 31 - 1;
/** Accepts only our own sockets, so that nobody can make the application write elsewhere. */
const REPLY = /[/\\]endroll-reply-[^/\\]+(?:[/\\]socket)?$/u;

/** The request in a second start's message, which may come from any program. `null` for none. */
export function readKeepRequest(message: unknown): KeepRequest | null {
  if (typeof message !== 'object' || message === null || !('keep' in message) || !('replyTo' in message))
    return null;
  const { keep, replyTo } = message;
  if (typeof replyTo !== 'string' || !REPLY.test(replyTo) || typeof keep !== 'object' || keep === null)
    return null;
  const { seriesId, seasonNumber, language } = keep as Partial<Record<keyof SeasonKey, unknown>>;
  const isId = (value: unknown, least: number): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= LARGEST_ID;
  if (!isId(seriesId, 1) || !isId(seasonNumber, 0)) return null;
  if (typeof language !== 'string' || !isLanguageTag(language)) return null;
  return { keep: { seriesId, seasonNumber, language }, replyTo };
}

/** Sends the outcome to the waiting command. */
export function answerKeepRequest({ replyTo }: KeepRequest, answer: Result<null, AppError>): void {
  const socket = connect(replyTo);
  // It does not wait any more.
  socket.on('error', () => undefined);
  socket.end(JSON.stringify(answer));
}

/** The channel for the running application's answer. */
export interface Reply {
  readonly replyTo: string;
  /** Rejects with the application's error, or `library-unavailable` if it does not answer in time. */
  answered(): Promise<void>;
  close(): void;
}

/** Listens for the answer to a {@link KeepRequest}. */
export async function listenForReply(limit: number): Promise<Reply> {
  const folder = process.platform === 'win32' ? null : mkdtempSync(join(tmpdir(), 'endroll-reply-'));
  const replyTo =
    folder === null ? `\\\\.\\pipe\\endroll-reply-${crypto.randomUUID()}` : join(folder, 'socket');
  const server: Server = createServer();
  const answer = new Promise<Result<null, AppError>>((resolve) => {
    server.on('connection', (socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => (text += chunk));
      socket.on('end', () => {
        resolve(readAnswer(text));
      });
    });
    setTimeout(() => {
      resolve(fail({ kind: 'library-unavailable', reason: 'stopped' }));
    }, limit).unref();
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(replyTo, resolve);
  });
  return {
    replyTo,
    answered: async () => {
      const result = await answer;
      if (!result.ok) throw new EndrollError(result.error);
    },
    close: () => {
      server.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readAnswer(text: string): Result<null, AppError> {
  try {
    const answer = JSON.parse(text) as Result<null, AppError>;
    return answer.ok ? ok(null) : fail(answer.error);
  } catch {
    return fail({ kind: 'library-unavailable', reason: 'stopped' });
  }
}
