/**
 * Milliseconds this thread has worked so far. Tests of speed take differences of it, not of the clock on the wall:
 * they say what work costs, whatever else the machine is busy with.
 */
export function workedMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The longest times for which this thread answered nobody. */
export interface LongestStall {
  /** By the work it did meanwhile. */
  readonly worked: number;
  /** By the clock on the wall: a thread that waits for a lock works nothing; a machine that is busy counts too. */
  readonly waited: number;
}

/** Watches this thread until the answer is called. */
export function watchStalls(): () => LongestStall {
  let worked = 0;
  let waited = 0;
  let lastWorked = workedMilliseconds();
  let lastClock = performance.now();
  const look = () => {
    worked = Math.max(worked, workedMilliseconds() - lastWorked);
    waited = Math.max(waited, performance.now() - lastClock);
    lastWorked = workedMilliseconds();
    lastClock = performance.now();
  };
  const ticking = setInterval(look, 2);
  return () => {
    clearInterval(ticking);
    look();
    return { worked, waited };
  };
}
