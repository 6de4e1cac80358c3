import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, startApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import type { Services } from '../services/services.ts';
import { demoAccounts, demoPassword, loadDemo, samplePaymentFile } from './demo.ts';

/** Starts the service, with the demo county in an empty database unless in production, and prints how to go on. */
export async function serveCommand(args: readonly string[]): Promise<null> {
  const config = readConfig();
  const withPreview = config.isDevelopment && config.isDemo !== 'off';
  const app = await startApp({ config, withPreview });
  const isEmpty =
    (await app.services.database.reader.all('select 1 as one from account limit 1')).length === 0;
  const isDemo = config.isDemo === 'on' || (config.isDemo === 'whenEmpty' && isEmpty);
  if (isDemo && isEmpty) {
    console.log('数据库是空的，正在装入两份通知和示例县（约需十几秒）…');
    await loadDemo(app.services, config, (line) => console.log(`  ${line}`));
  } else if (isEmpty) {
    await firstAdministrator(app.services, config.adminPassword);
  }
  printAddresses(app.url, await hasDemoAccounts(app.services), withPreview, config);
  if (args.includes('--dev')) console.log('开发模式：修改 server/ 后自动重启。');
  const stop = () => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return null;
}

async function firstAdministrator({ accounts }: Services, given: string | null): Promise<void> {
  const password = given ?? randomBytes(9).toString('base64url');
  await accounts.create({
    countyCode: '*',
    name: 'admin',
    displayName: '管理员',
    role: 'ADMIN',
    divisionCode: null,
    password,
  });
  console.log(
    given
      ? '已新建管理员 admin，密码为 ADMIN_PASSWORD。'
      : `已新建管理员 admin，密码 ${password}（只显示这一次，请记下）。`,
  );
}

async function hasDemoAccounts({ database }: Services): Promise<boolean> {
  const rows = await database.reader.all(
    `select 1 as one from account where name = ? and display_name like '示例%'`,
    [demoAccounts()[0]?.name ?? ''],
  );
  return rows.length > 0;
}

function printAddresses(url: string, isDemo: boolean, hasPreview: boolean, config: Config): void {
  console.log(addressLines(url, isDemo, hasPreview, config).join('\n'));
}

/** What the terminal says once the service runs: where things are, and how to go on. */
export function addressLines(
  url: string,
  isDemo: boolean,
  hasPreview: boolean,
  { dataFolder, tls, publicUrl }: Pick<Config, 'dataFolder' | 'tls' | 'publicUrl'>,
): string[] {
  // office.js refuses a pane that does not come over https.
  const paneUrl = tls.kind === 'off' ? publicUrl : url;
  const lines = ['', `征缴服务已启动：${url}`, `  GraphQL       ${url}/graphql`];
  if (paneUrl?.startsWith('https:')) {
    lines.push(`  任务窗格      ${paneUrl}/taskpane.html`, `  Excel 清单    ${paneUrl}/manifest.xml`);
    const hint = tls.kind === 'dev' ? '；证书是自签的，浏览器提示时选“继续前往”' : '';
    if (hasPreview) lines.push(`  不用 Excel 试用  ${paneUrl}/preview （模拟 Excel${hint}）`);
  } else {
    lines.push(
      '  TLS=off：任务窗格和模拟 Excel 只在 https 下打得开，请经 https 代理访问，并把 PUBLIC_URL 设为代理的地址。',
    );
  }
  if (isDemo) {
    lines.push('', `示例账号（密码都是 ${demoPassword}）：`);
    for (const { name, displayName } of demoAccounts()) lines.push(`  ${name.padEnd(10)} ${displayName}`);
    const sample = samplePaymentFile(dataFolder);
    if (existsSync(sample)) lines.push('', `可供试导入的缴费明细：${sample}`);
  }
  if (paneUrl?.startsWith('https:')) {
    lines.push(
      '',
      '在 Excel 中打开：另开一个终端运行 npm run sideload（Windows、Mac）；',
      `Excel 网页版：插入 → 加载项 → 上传我的加载项，选择 ${paneUrl}/manifest.xml 保存成的文件。详见 ${join(projectRoot, 'README.md')}。`,
    );
  }
  lines.push('按 Ctrl+C 停止。');
  return lines;
}
