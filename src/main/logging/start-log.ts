import type { Logger } from './logger.ts';

/** Logs that a step of starting is done, with the milliseconds since the process was made. */
export type LogStep = (step: string) => void;

/**
 * Each step of starting leaves a line, so that a start that hangs says where.
 * @param begun when the process was made, in milliseconds since 1970; `null` where the system does not tell
 */
export function createLogStep(logger: Pick<Logger, 'info'>, begun: number | null): LogStep {
  const origin = begun ?? performance.timeOrigin;
  return (step) => {
    logger.info(`Start, ${Math.max(0, Math.round(Date.now() - origin))} ms: ${step}`);
  };
}
