let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work` when everything that took its turn before has ended, well or badly: two acts of ours never write into
 * the workbook at the same time. One chain for the runtime. Work must not take a turn inside its own.
 *
 * @param what names the act in `turnsWaiting`
 */
export function takeTurn<T>(what: string, work: () => Promise<T>): Promise<T> {
  waiting.push(what);
  const turn = last.then(work).finally(() => waiting.splice(waiting.indexOf(what), 1));
  last = turn.catch(() => undefined);
  return turn;
}

const waiting: string[] = [];

/** What is running or waiting for its turn, the running one first. */
export function turnsWaiting(): readonly string[] {
  return [...waiting];
}
