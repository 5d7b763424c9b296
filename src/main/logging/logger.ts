import { type AppError, EndrollError } from '@shared/app-error.ts';

/** Where main writes what a reader may send along with a question. Never given a token or an answer of TMDB. */
export interface Logger {
  /** What is normal and worth knowing afterwards. */
  info(message: string, detail?: unknown): void;
  /** What went wrong and was made good. */
  warn(message: string, detail?: unknown): void;
  /** What went wrong and was not. `detail` is usually the error; its stack and causes are written. */
  error(message: string, detail?: unknown): void;
}

/**
 * Turns anything thrown into what may cross to the window. What nobody foresaw is logged with a reference, and only
 * the reference crosses: its message may hold a path.
 */
export function toAppError(error: unknown, what: string, logger: Logger): AppError {
  if (error instanceof EndrollError) return error.appError;
  const reference = crypto.randomUUID().slice(0, 8);
  logger.error(`[${reference}] ${what} failed`, error);
  return { kind: 'unexpected', reference };
}
