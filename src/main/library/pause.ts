/** Holds this thread for a time in milliseconds. Only for the library's own process, where nobody else waits. */
export type Pause = (milliseconds: number) => void;

/** See {@link Pause}. */
export const pause: Pause = (milliseconds) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds);
};
