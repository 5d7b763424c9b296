/** Where main writes what a reader may send along with a question. Never given a token or an answer of TMDB. */
export interface Logger {
  /** What is normal and worth knowing afterwards. */
  info(message: string, detail?: unknown): void;
  /** What went wrong and was made good. */
  warn(message: string, detail?: unknown): void;
  /** What went wrong and was not. `detail` is usually the error; its stack and causes are written. */
  error(message: string, detail?: unknown): void;
}
