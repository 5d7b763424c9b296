/** Blocks this thread for some milliseconds. Only for the library's own processes, where nothing else waits. */
export type Pause = (milliseconds: number) => void;

/** See {@link Pause}. */
export const pause: Pause = (milliseconds) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
};
