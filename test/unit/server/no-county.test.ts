import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allNotices } from '../../support/further-notices.ts';
import { projectFiles, projectRoot } from '../../support/source-files.ts';

const notices = 'server/policy/notices/';

/** 罗山县 is also meant by 罗山: the name without what kind of place it is. */
function stem(name: string): string {
  return name.length > 2 ? name.replace(/[县市区旗]$/, '') : name;
}

/** Every way in which a county with a notice may be written: code, name, aliases, stems, and the pinyin of its file. */
function countyWords(): string[] {
  const files = projectFiles().filter((path) => path.startsWith(notices) && path.endsWith('.yaml'));
  const pinyin = files.map((path) => path.slice(notices.length).replace(/-\d{4}\.yaml$/, ''));
  const names = allNotices().flatMap(([, { county }]) => [county.code, county.name, ...county.aliases]);
  return [...new Set([...pinyin, ...names, ...names.map(stem)])].map((word) => word.toLowerCase());
}

/** `path:line word` for every county word in a file of `server/` outside the notices, comments included. */
function countiesNamed(words: readonly string[]): string[] {
  const files = projectFiles().filter((path) => path.startsWith('server/') && !path.startsWith(notices));
  return files.flatMap((path) =>
    readFileSync(join(projectRoot, path), 'utf8')
      .toLowerCase()
      .split('\n')
      .flatMap((line, index) =>
        words.filter((word) => line.includes(word)).map((word) => `${path}:${index + 1} ${word}`),
      ),
  );
}

describe('server/ outside policy/notices/', () => {
  it('knows eight counties by code, name and pinyin, so that the next check looks for something', () => {
    const words = countyWords();
    expect(words).toEqual(
      expect.arrayContaining([
        '411521',
        '罗山县',
        '罗山',
        'luoshan',
        '140821',
        '临猗',
        'linyi',
        '990206',
        '示例己县',
      ]),
    );
    expect(allNotices()).toHaveLength(8);
  });

  it('names no county, in code or in a comment: a notice is data', () => {
    expect(countiesNamed(countyWords())).toEqual([]);
  });

  it('finds a word where there is one', () => {
    expect(countiesNamed(['campaign(']).length).toBeGreaterThan(0);
  });
});
