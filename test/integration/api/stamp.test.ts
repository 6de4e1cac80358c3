import { openDatabase } from '../../../server/db/database.ts';
import { Session } from '../../../server/db/entities/index.ts';
import { createStamp } from '../../../server/services/stamp.ts';
import { databases } from '../../support/database.ts';

const session = {
  countyCode: '411521',
  accountName: 'luoshan',
  createdAt: '2025-01-10T02:00:00Z',
  expiresAt: '2025-01-10T14:00:00Z',
};

describe.each(databases)('createStamp on $kind', ({ fresh }) => {
  it('is another one after every commit, whoever made it: 4 commits, 5 stamps', async () => {
    const url = await fresh();
    const mine = await openDatabase(url);
    const theirs = await openDatabase(url);
    const stamp = createStamp(mine);
    const seen = [await stamp()];
    for (const [n, database] of [mine, theirs, theirs, mine].entries()) {
      await mine.reader.all('select * from session');
      // PostgreSQL counts the commits of other databases on the server too: more often new than needed, never old.
      if (mine.kind === 'sqlite') expect(await stamp()).toBe(seen.at(-1));
      await database.write(async (em) => {
        em.create(Session, { ...session, tokenHash: `${n}` });
      });
      seen.push(await stamp());
    }
    expect(new Set(seen).size).toBe(5);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('does not change for what is not committed yet', async () => {
    const database = await openDatabase(await fresh());
    const stamp = createStamp(database);
    const before = await stamp();
    const rows = () => database.reader.all('select * from session');
    const failing = database.write(async (em) => {
      em.create(Session, { ...session, tokenHash: 'open' });
      await em.flush();
      expect(await rows()).toEqual([]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
    if (database.kind === 'sqlite') expect(await stamp()).toBe(before);
    await database.close();
  });
});
