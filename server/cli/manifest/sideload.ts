import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { elementsOf } from './elements.ts';

/** What sideloading touches of this machine; tests pass their own. */
export interface SideloadHost {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly run: (file: string, args: readonly string[]) => Promise<void>;
}

export function thisMachine(): SideloadHost {
  return {
    platform: process.platform,
    home: homedir(),
    run: async (file, args) => {
      await promisify(execFile)(file, [...args]);
    },
  };
}

const developerKey = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';

/**
 * Makes Excel on this machine show the add-in at its next start.
 *
 * @returns what was done and what to do next, as lines to print
 */
export async function sideload(file: string, host: SideloadHost): Promise<readonly string[]> {
  const id = await manifestId(file);
  if (host.platform === 'win32') {
    // Excel reads the manifest from where it lies, so moving the folder ends the sideloading.
    await host.run('reg', ['add', developerKey, '/v', id, '/t', 'REG_SZ', '/d', resolve(file), '/f']);
    return ['已在注册表登记清单。请重新启动 Excel，打开任一工作簿，即可看到“医保征缴”选项卡。'];
  }
  if (host.platform === 'darwin') {
    const folder = macFolder(host);
    await mkdir(folder, { recursive: true });
    await copyFile(file, join(folder, `${id}.manifest.xml`));
    return [
      '已把清单放入 Excel 的 wef 文件夹。请重新启动 Excel，在“插入 > 我的加载项”中选择“医保征缴助手”。',
    ];
  }
  return webInstructions(file);
}

/** Undoes `sideload`; doing it twice is harmless. */
export async function stopSideload(file: string, host: SideloadHost): Promise<readonly string[]> {
  const id = await manifestId(file);
  if (host.platform === 'win32') {
    // `reg delete` fails when the value is not there, which is just what is wanted.
    await host.run('reg', ['delete', developerKey, '/v', id, '/f']).catch(() => undefined);
    return ['已取消登记。请重新启动 Excel。'];
  }
  if (host.platform === 'darwin') {
    await rm(join(macFolder(host), `${id}.manifest.xml`), { force: true });
    return ['已从 Excel 的 wef 文件夹删除清单。请重新启动 Excel。'];
  }
  return [
    '本机没有登记任何内容。在网页版 Excel 中：“插入 > 加载项 > 我的加载项”，在“医保征缴助手”上选择“删除”。',
  ];
}

async function manifestId(file: string): Promise<string> {
  const id = elementsOf(await readFile(file, 'utf8')).find(
    ({ name, path }) => name === 'Id' && path.length === 1,
  )?.text;
  if (!id) throw new Error(`no <Id> in ${file}`);
  return id;
}

function macFolder({ home }: SideloadHost): string {
  return join(home, 'Library', 'Containers', 'com.microsoft.Excel', 'Data', 'Documents', 'wef');
}

function webInstructions(file: string): readonly string[] {
  return [
    '本机没有桌面版 Excel。请用网页版 Excel：',
    '  1. 打开一个工作簿，选择“开始 > 加载项 > 更多加载项 > 我的加载项 > 上传我的加载项”；',
    `  2. 选择清单文件 ${resolve(file)}（或服务器给出的 /manifest.xml）；`,
    '  3. 浏览器须信任服务器的证书，并能访问清单里的地址。',
    '没有 Excel 也可以试用：npm start 后打开服务器的 /preview。',
  ];
}
