/** A rough time, as one would say it. */
export interface RoughTime {
  readonly unit: 'second' | 'minute' | 'hour';
  readonly count: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds as one would say them: minutes up to an hour and a half, then hours. `second` means less than a minute. */
export function roughTime(seconds: number): RoughTime {
  if (seconds < MINUTE) return { unit: 'second', count: Math.max(0, Math.ceil(seconds)) };
  if (seconds < 1.5 * HOUR) return { unit: 'minute', count: Math.round(seconds / MINUTE) };
  return { unit: 'hour', count: Math.round(seconds / HOUR) };
}
