import type { TokenStatus } from '@shared/domain/token.ts';
import type { Messages } from '@shared/text/en.ts';

/** Where the token in use comes from, in words. */
export function tokenText({ source, isUnreadable }: TokenStatus, m: Messages['token']): string {
  if (isUnreadable) return m.unreadable;
  return { none: m.none, keyring: m.stored, session: m.session, environment: m.environment }[source];
}
