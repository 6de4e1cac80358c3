import { accountCommand } from './account.ts';
import { breakdownCommand } from './breakdown.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { manifestCommand } from './manifest.ts';
import { migrateCommand } from './migrate.ts';
import { noticeCommand } from './notice.ts';
import { rosterCommand } from './roster.ts';
import { serveCommand } from './serve.ts';
import { statementCommand } from './statement.ts';
import { tallyCommand } from './tally.ts';

/** A command of the terminal. `run` answers with the exit code, or null when the process goes on serving. */
export interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<number | null>;
}

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  serve: { usage: 'serve                                    启动服务', run: serveCommand },
  migrate: { usage: 'migrate                                  建表或升级数据库', run: migrateCommand },
  demo: {
    usage: 'demo [--payments N]                      在空数据库中装入两份通知和示例县',
    run: demoCommand,
  },
  notice: {
    usage:
      'notice check|load|explain <文件.yaml>    校验、装入或逐条解释通知；diff 比较，clone 做下一年度，schema 给编辑器',
    run: noticeCommand,
  },
  import: {
    usage: 'import <县代码-年度> <文件> [--daily-totals] [--dry-run] [--good-rows-only]   导入缴费',
    run: importCommand,
  },
  roster: {
    usage:
      'roster import <县代码-年度> <来源代码> <文件> --as-of YYYY-MM-DD [--dry-run] [--allow-many-cancelled]   导入名册；roster sources 列来源，add 新建来源',
    run: rosterCommand,
  },
  statement: {
    usage:
      'statement import <县代码-年度> <TAX|BANK> <文件> [--totals] [--dry-run] [--good-rows-only]   导入税务或银行对账单并核对',
    run: statementCommand,
  },
  tally: { usage: 'tally check|rebuild <县代码-年度>        复算汇总数并比较（或改正）', run: tallyCommand },
  export: {
    usage:
      'export <表> <县代码-年度> <文件.xlsx> [--under 区划代码] [--by …] [--as-of YYYY-MM-DD]   导出一张表；不写参数时列出各表',
    run: exportCommand,
  },
  breakdown: {
    usage:
      'breakdown status|export|import <县代码-年度> [文件]   乡镇目标分解：进展、填报表成批导出、填好的收回',
    run: breakdownCommand,
  },
  account: {
    usage:
      'account add <县代码|*> <账号> <ADMIN|BUREAU|TOWNSHIP|ANALYST> [区划代码]   新建账号（密码取自 ACCOUNT_PASSWORD）',
    run: accountCommand,
  },
  keys: {
    usage: 'keys list|rotate|drop <编号>              证件号码和姓名的加密密钥：列出、更换、删除不再使用的',
    run: keysCommand,
  },
  manifest: {
    usage: 'manifest check|sideload|stop [文件]      校验清单、在本机 Excel 中装载或卸下',
    run: (args) => manifestCommand(args),
  },
  help: {
    usage: 'help                                     列出命令',
    async run() {
      console.log(
        ['用法：npm run cli -- <命令>', '', ...Object.values(commands).map(({ usage }) => `  ${usage}`)].join(
          '\n',
        ),
      );
      return 0;
    },
  },
};
