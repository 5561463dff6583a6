// What the first view does without is done a piece at a time, while the reader does nothing.

type Task = () => void;

const tasks: Task[] = [];
/** Milliseconds: when less is left of an idle moment, no further piece is begun; most take no longer. */
const LEAST = 12;
/** Milliseconds that a piece waits for a browser that is never idle. */
const LONGEST = 200;
/** Milliseconds between pieces, and for each, where the browser does not tell when it is idle. */
const PAUSE = 30;
const SHARE = 8;

function whenIdle(run: (left: () => number) => void): void {
  if ("requestIdleCallback" in window) {
    window.requestIdleCallback((deadline) => run(() => deadline.timeRemaining()), { timeout: LONGEST });
    return;
  }
  setTimeout(() => {
    const end = performance.now() + SHARE;
    run(() => end - performance.now());
  }, PAUSE);
}

function work(left: () => number): void {
  do tasks.shift()?.();
  while (tasks.length && left() > LEAST);
  if (tasks.length) whenIdle(work);
}

export function later(...pieces: Task[]): void {
  const idle = !tasks.length;
  tasks.push(...pieces);
  if (idle && tasks.length) whenIdle(work);
}

/** Does at once what is still to be done. */
export function finish(): void {
  while (tasks.length) tasks.shift()?.();
}
