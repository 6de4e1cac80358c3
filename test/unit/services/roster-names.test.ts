import { nameHash } from '../../../server/services/people/sealing.ts';
import { createNameHasher } from '../../../server/services/rosters/names.ts';

describe('createNameHasher', () => {
  it.each([
    '示例',
    '王',
    '欧阳示例某',
    '买买提·示例',
    '示 例 某',
    'Ａｌｉ示例',
    '𠮷示例',
    '一二三四五六七八九十一二三四五六七',
    '',
  ])('hashes %p as sealing does', (name) => {
    const key = new TextEncoder().encode('示例密钥 for tests only, 32 bytes.');
    expect(createNameHasher(key)(name).equals(nameHash(key, name))).toBe(true);
  });
});
