import type { AppError } from '@shared/app-error.ts';
import type { core } from 'zod/mini';

/**
 * Says what is wrong with an input, in words that follow the field's name: "seasonNumber" "is not a whole number from
 * 0". Only the first problem is told. The value itself is not repeated: it may be a token.
 */
export function toInvalidInput(error: core.$ZodError): AppError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    return { kind: 'invalid-input', field: issue.keys[0] ?? 'input', problem: 'is not part of this call' };
  }
  const field = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  return { kind: 'invalid-input', field, problem: issue?.message ?? 'is not valid' };
}
