import { readFileSync } from 'node:fs';
import { openDatabase } from '../../server/db/database.ts';
import { createDivisions } from '../../server/services/divisions.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import { createStamp } from '../../server/services/stamp.ts';
import { databases } from '../support/database.ts';

const base = readFileSync(
  new URL('../cases/notices/villages-of-townships/notice.yaml', import.meta.url),
  'utf8',
);
const now = new Date('2024-11-01T04:00:00Z');

describe.each(databases)('villages of a notice on $kind', ({ fresh }) => {
  it('stand under their townships, two of one name apart; renamed by the next version, not by last year’s', async () => {
    const database = await openDatabase(await fresh());
    try {
      const first = await loadNotice(database, base, now);
      expect(first.kind === 'loaded' && first.version).toBe(1);
      const divisions = createDivisions(database, createStamp(database));
      const villages = async () =>
        (await divisions.tree('990101')).villages.map(({ code, name, type, parentCode }) => [
          code,
          name,
          type,
          parentCode,
        ]);
      expect(await villages()).toEqual([
        ['990101-01-01', '东村', 'VILLAGE', '990101-01'],
        ['990101-01-02', '示例社区', 'COMMUNITY', '990101-01'],
        ['990101-02-01', '东村', 'VILLAGE', '990101-02'],
      ]);
      await loadNotice(database, base.replace('name: 示例社区', 'name: 新示例社区'), now);
      expect((await villages())[1]).toEqual(['990101-01-02', '新示例社区', 'COMMUNITY', '990101-01']);
      const nextYear = base
        .replace('benefitYear: 2025', 'benefitYear: 2026')
        .replaceAll('2024-', '2025-')
        .replace('name: 示例社区', 'name: 二六年社区');
      expect((await loadNotice(database, nextYear, now)).kind).toBe('loaded');
      await loadNotice(database, base.replace('name: 示例社区', 'name: 旧年改名社区'), now);
      expect((await villages())[1]).toEqual(['990101-01-02', '二六年社区', 'COMMUNITY', '990101-01']);
      expect((await divisions.tree('990101')).townships.map(({ name }) => name)).toEqual([
        '示例镇',
        '样板乡',
      ]);
    } finally {
      await database.close();
    }
  });
});
