import { createMarkSweep } from '../../../addin/taskpane/acts/mark-sweep.ts';

/** Timers that run when told to, with all that follows of them. */
function handTimers() {
  let now = 0;
  const waiting = new Map<object, { act: () => void; due: number }>();
  return {
    timers: {
      set(act: () => void, ms: number) {
        const timer = {};
        waiting.set(timer, { act, due: now + ms });
        return timer;
      },
      clear: (timer: unknown) => void waiting.delete(timer as object),
    },
    waiting,
    async pass(ms: number) {
      now += ms;
      for (const [timer, { act, due }] of [...waiting]) {
        if (due > now) continue;
        waiting.delete(timer);
        act();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('createMarkSweep', () => {
  it('takes the marks of a table away 20 s after its last change, however often another changes', async () => {
    const { timers, pass } = handTimers();
    const swept: (readonly string[])[] = [];
    const sweep = createMarkSweep(async (names) => void swept.push(names), timers);
    sweep.soon(['once', 'twice']);
    for (let at = 5; at < 20; at += 5) {
      await pass(5_000);
      sweep.soon(['often', ...(at === 5 ? ['twice'] : [])]);
    }
    await pass(5_000);
    expect(swept).toEqual([['once']]);
    await pass(5_000);
    expect(swept).toEqual([['once'], ['twice']]);
    await pass(10_000);
    expect(swept).toEqual([['once'], ['twice'], ['often']]);
  });

  it('tries again after 2 s while Excel is busy, and not at all once it is closed', async () => {
    const { timers, pass, waiting } = handTimers();
    let tries = 0;
    const sweep = createMarkSweep(async () => {
      tries += 1;
      if (tries === 1) throw new Error('busy');
    }, timers);
    sweep.soon(['a', 'b']);
    await pass(20_000);
    await pass(2_000);
    expect(tries).toBe(2);
    sweep.soon(['a']);
    sweep.close();
    expect(waiting.size).toBe(0);
  });
});
