import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EndrollError, type AppError } from '@shared/app-error.ts';
import { isLanguageTag, LARGEST_ID } from '@shared/domain/address.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { fail, ok, type Result } from '@shared/result.ts';

/** A command's request to the running application to fetch and keep a season, because only one process may write. */
export interface KeepRequest {
  readonly keep: SeasonKey;
  /** The socket (a pipe on Windows) on which the command waits for the answer. */
  readonly replyTo: string;
}

/** The outcome, or `closing`: the application is about to end, and the command may then keep the season itself. */
export type KeepAnswer = Result<null, AppError> | 'closing';

/**
 * Only our own sockets and pipes of this computer, so that nobody can make the application write elsewhere, least of all to a
 * pipe of another computer (`\\server\pipe\…`).
 */
const REPLY = {
  windows: /^\\\\\.\\pipe\\endroll-reply-[\w-]+$/u,
  others: /^\/(?:[^/]+\/)*endroll-reply-\w+\/socket$/u,
} as const;

/** The request in a second start's message, which may come from any program. `null` for none. */
export function readKeepRequest(
  message: unknown,
  platform: NodeJS.Platform = process.platform,
): KeepRequest | null {
  if (typeof message !== 'object' || message === null || !('keep' in message) || !('replyTo' in message))
    return null;
  const { keep, replyTo } = message;
  const own = platform === 'win32' ? REPLY.windows : REPLY.others;
  if (typeof replyTo !== 'string' || !own.test(replyTo) || typeof keep !== 'object' || keep === null)
    return null;
  const { seriesId, seasonNumber, language } = keep as Partial<Record<keyof SeasonKey, unknown>>;
  const isId = (value: unknown, least: number): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= LARGEST_ID;
  if (!isId(seriesId, 1) || !isId(seasonNumber, 0)) return null;
  if (typeof language !== 'string' || !isLanguageTag(language)) return null;
  return { keep: { seriesId, seasonNumber, language }, replyTo };
}

/** Sends the outcome to the waiting command. */
export function answerKeepRequest({ replyTo }: KeepRequest, answer: KeepAnswer): void {
  const socket = connect(replyTo);
  // It does not wait any more.
  socket.on('error', () => undefined);
  socket.end(JSON.stringify(answer));
}

/** How long a command waits for an application that is closing before it asks again, in milliseconds. */
const ASK_AGAIN_AFTER = 250;

export interface KeepTools {
  /** Asks the application that is running. True if there is none, so that this process may write. */
  readonly isAlone: (request: KeepRequest) => boolean;
  /** Fetches and keeps the season in this process. */
  readonly keepHere: () => Promise<void>;
  /** The most milliseconds to wait for the application. */
  readonly limit: number;
}

/**
 * Fetches and keeps a season through the running application, or else in this process. Rejects with the application's error,
 * or `library-unavailable` if it does not answer in time.
 */
export async function keepThroughApplication(keep: SeasonKey, tools: KeepTools): Promise<void> {
  const until = performance.now() + tools.limit;
  for (;;) {
    const reply = await listenForReply(Math.max(0, until - performance.now()));
    try {
      if (tools.isAlone({ keep, replyTo: reply.replyTo })) {
        await tools.keepHere();
        return;
      }
      const answer = await reply.answer;
      if (answer !== 'closing') {
        if (answer.ok) return;
        throw new EndrollError(answer.error);
      }
    } finally {
      reply.close();
    }
    await sleep(ASK_AGAIN_AFTER);
  }
}

/** The channel for the running application's answer. */
interface Reply {
  readonly replyTo: string;
  /** `library-unavailable` if there is none in time. */
  readonly answer: Promise<KeepAnswer>;
  close(): void;
}

/** Listens for the answer to a {@link KeepRequest}. */
async function listenForReply(limit: number): Promise<Reply> {
  const folder = process.platform === 'win32' ? null : mkdtempSync(join(tmpdir(), 'endroll-reply-'));
  const replyTo =
    folder === null ? `\\\\.\\pipe\\endroll-reply-${crypto.randomUUID()}` : join(folder, 'socket');
  const server: Server = createServer();
  const answer = new Promise<KeepAnswer>((resolve) => {
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
    answer,
    close: () => {
      server.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readAnswer(text: string): KeepAnswer {
  try {
    const answer = JSON.parse(text) as KeepAnswer;
    if (answer === 'closing') return answer;
    return answer.ok ? ok(null) : fail(answer.error);
  } catch {
    return fail({ kind: 'library-unavailable', reason: 'stopped' });
  }
}
