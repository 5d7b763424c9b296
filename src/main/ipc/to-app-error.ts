import { EndrollError, type AppError } from '@shared/app-error.ts';
import type { Logger } from '../logging/logger.ts';

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
