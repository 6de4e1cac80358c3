import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest } from '../../server/cli/manifest/check.ts';
import type { SideloadHost } from '../../server/cli/manifest/sideload.ts';
import { manifestCommand } from '../../server/cli/manifest.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengjiao-manifest-'));
  await cp('addin/assets', join(folder, 'addin/assets'), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

describe('checkManifest', () => {
  it('finds nothing wrong with manifest.xml', async () => {
    expect(await checkManifest('manifest.xml')).toEqual([]);
  });

  it.each([
    [
      'a missing ProviderName',
      /\s*<ProviderName>.*<\/ProviderName>/,
      '',
      /不符合清单结构定义.*DisplayName|ProviderName/,
    ],
    [
      'a resid that is not defined',
      'resid="Refresh.Tip"',
      'resid="Refresh.Hint"',
      /^resid“Refresh.Hint”在 Resources 中没有定义$/,
    ],
    [
      'a resid of 48 characters',
      /OpenPane\.Tip/g,
      'OpenPane.Tip.abcdefghijklmnopqrstuvwxyz.ABCDEFGH',
      /有 48 个字符，最多 32 个/,
    ],
    [
      'a plain http address',
      '<bt:Url id="Taskpane.Url" DefaultValue="https:',
      '<bt:Url id="Taskpane.Url" DefaultValue="http:',
      /^地址“http:\/\/localhost:3000\/taskpane.html”应以 https:\/\/ 开头/,
    ],
    [
      'an icon that is not there',
      /icon-80\.png/g,
      'icon-81.png',
      /^图标文件 addin\/assets\/icon-81.png 不存在$/,
    ],
    [
      'an icon of the wrong size',
      /icon-80\.png/g,
      'icon-64.png',
      /^图标 icon-64.png 为 64×64 像素，应为 80×80$/,
    ],
    [
      'a control id used twice',
      'id="Zhengjiao.Refresh"',
      'id="Zhengjiao.OpenPane"',
      /^id“Zhengjiao.OpenPane”重复/,
    ],
    [
      'a ribbon label of 126 characters',
      'DefaultValue="刷新全部"',
      `DefaultValue="${'刷'.repeat(126)}"`,
      /^文字有 126 个字符，最多 125 个/,
    ],
    [
      'a button page that is not the shared runtime',
      '<FunctionFile resid="Taskpane.Url"/>',
      '<FunctionFile resid="LearnMore.Url"/>',
      /^共享运行时要求与 Runtime 用同一个 resid“Taskpane.Url”$/,
    ],
    [
      'a page of the custom functions that is not the shared runtime',
      '<SourceLocation resid="Taskpane.Url"/>\n            </Page>',
      '<SourceLocation resid="LearnMore.Url"/>\n            </Page>',
      /^共享运行时要求与 Runtime 用同一个 resid“Taskpane.Url”$/,
    ],
    [
      'a prefix of the custom functions with a space',
      'DefaultValue="ZJ"',
      'DefaultValue="Z J"',
      /^函数前缀“Z J”应以字母开头/,
    ],
    ['a file that is not XML', '</OfficeApp>', '', /不符合清单结构定义/],
  ])('reports %s', async (_, from, to, expected) => {
    const faults = await checkManifest(await faultyCopy(from, to));
    expect(faults.map(({ text }) => text)).toContainEqual(expect.stringMatching(expected));
    // Nothing else is brought up by it, apart from what follows from the same fault.
    expect(faults.length).toBeLessThanOrEqual(8);
  });
});

describe('manifestCommand', () => {
  it('prints the faults with their lines and ends with exit code 1', async () => {
    const file = await faultyCopy(
      '<FunctionFile resid="Taskpane.Url"/>',
      '<FunctionFile resid="LearnMore.Url"/>',
    );
    const { code, lines } = await run(['check', file]);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/ 第 \d+ 行：共享运行时要求/),
      expect.stringMatching(/：共 1 个问题$/),
    ]);
  });

  it('answers 0 for a good manifest, 1 for a missing file, 2 for an unknown act', async () => {
    expect((await run(['check', 'manifest.xml'])).code).toBe(0);
    expect(await run(['check', 'nowhere.xml'])).toEqual({ code: 1, lines: ['找不到清单文件 nowhere.xml'] });
    expect((await run(['fly'])).code).toBe(2);
  });

  it('registers the manifest in the registry on Windows, and removes it again', async () => {
    const ran: string[][] = [];
    const host: SideloadHost = {
      platform: 'win32',
      home: folder,
      run: async (file, args) => {
        ran.push([file, ...args]);
      },
    };
    expect((await run(['sideload', 'manifest.xml'], host)).code).toBe(0);
    expect((await run(['stop', 'manifest.xml'], host)).code).toBe(0);
    const key = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
    const id = '5b0f6f0e-8f57-4d3a-9a5e-3c6f2d7b41a9';
    expect(ran.map((args) => args.slice(0, 5))).toEqual([
      ['reg', 'add', key, '/v', id],
      ['reg', 'delete', key, '/v', id],
    ]);
  });

  it('sideloads a copy for a server on port 3443, and refuses a port that is none', async () => {
    const registered: string[] = [];
    const host: SideloadHost = {
      platform: 'win32',
      home: folder,
      run: async (_, args) => {
        registered.push(args.at(-2) ?? '');
      },
    };
    expect((await run(['sideload', 'manifest.xml', '--port', '3443'], host)).code).toBe(0);
    const xml = await readFile(registered[0] ?? '', 'utf8');
    expect(xml).toContain('DefaultValue="https://localhost:3443/taskpane.html"');
    expect(xml).not.toContain('localhost:3000');
    expect((await run(['sideload', '--port', 'abc'], host)).code).toBe(2);
    expect(registered).toHaveLength(1);
  });

  it("copies the manifest into Excel's wef folder on a Mac, and removes it again", async () => {
    const host: SideloadHost = { platform: 'darwin', home: folder, run: async () => undefined };
    const wef = join(folder, 'Library/Containers/com.microsoft.Excel/Data/Documents/wef');
    await run(['sideload', 'manifest.xml'], host);
    expect(await readdir(wef)).toEqual(['5b0f6f0e-8f57-4d3a-9a5e-3c6f2d7b41a9.manifest.xml']);
    await run(['stop', 'manifest.xml'], host);
    await run(['stop', 'manifest.xml'], host);
    expect(await readdir(wef)).toEqual([]);
  });

  it('explains Excel on the web elsewhere', async () => {
    const host: SideloadHost = { platform: 'linux', home: folder, run: async () => undefined };
    const { code, lines } = await run(['sideload', 'manifest.xml'], host);
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('上传我的加载项');
  });
});

async function faultyCopy(from: string | RegExp, to: string): Promise<string> {
  const xml = await readFile('manifest.xml', 'utf8');
  const faulty = xml.replace(from, to);
  expect(faulty).not.toBe(xml);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'manifest.xml');
  await writeFile(file, faulty);
  return file;
}

async function run(args: readonly string[], host?: SideloadHost) {
  const lines: string[] = [];
  const output = { say: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
  const code = await (host ? manifestCommand(args, output, host) : manifestCommand(args, output));
  return { code, lines };
}
