import { takeTurn, turnsWaiting } from '../../../addin/excel/turn.ts';

describe('takeTurn', () => {
  it('lets 3 acts work one after another, also when the second one fails', async () => {
    const heard: string[] = [];
    const act = (name: string, fails = false) =>
      takeTurn(name, async () => {
        heard.push(`${name} begins`);
        await Promise.resolve();
        heard.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const turns = [act('一'), act('二', true), act('三')];
    expect(turnsWaiting()).toEqual(['一', '二', '三']);
    const done = await Promise.allSettled(turns);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(heard).toEqual(['一 begins', '一 ends', '二 begins', '二 ends', '三 begins', '三 ends']);
    expect(turnsWaiting()).toEqual([]);
  });
});
