import { type AppError, EndrollError } from '@shared/app-error.ts';

/** The log, which readers may attach to a bug report. Never pass it a token or an answer of TMDB. */
export interface Logger {
  /** Normal events worth knowing afterwards. */
  info(message: string, detail?: unknown): void;
  /** Something that went wrong and was recovered from. */
  warn(message: string, detail?: unknown): void;
  /** Something that went wrong and was not recovered from. `detail` is usually the error; its stack and causes are written. */
  error(message: string, detail?: unknown): void;
}

/**
 * Turns anything thrown into an error that may cross to the window. Unexpected errors are logged with a reference, and only
 * the reference crosses: the message may contain a path.
 */
export function toAppError(error: unknown, what: string, logger: Logger): AppError {
  if (error instanceof EndrollError) return error.appError;
  const reference = crypto.randomUUID().slice(0, 8);
  logger.error(`[${reference}] ${what} failed`, error);
  return { kind: 'unexpected', reference };
}
