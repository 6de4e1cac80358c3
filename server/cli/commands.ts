/** A command of the terminal. `run` answers with the exit code, or null when the process goes on serving. */
export interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<number | null>;
}

/** Every command by its name. Each loads what it needs when it runs: one that reads a file needs no server. */
export const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve                                    启动服务',
    run: async (args) => (await import('./serve.ts')).serveCommand(args),
  },
  migrate: {
    usage: 'migrate                                  建表或升级数据库',
    run: async () => (await import('./migrate.ts')).migrateCommand(),
  },
  demo: {
    usage: 'demo [--payments N]                      在空数据库中装入两份通知和示例县',
    run: async (args) => (await import('./demo.ts')).demoCommand(args),
  },
  notice: {
    usage:
      'notice check|load|explain <文件.yaml>    校验、装入或逐条解释通知；diff 比较，clone 做下一年度，schema 给编辑器',
    run: async (args) => (await import('./notice.ts')).noticeCommand(args),
  },
  import: {
    usage: 'import <县代码-年度> <文件> [--daily-totals] [--dry-run] [--good-rows-only]   导入缴费',
    run: async (args) => (await import('./import.ts')).importCommand(args),
  },
  roster: {
    usage:
      'roster import <县代码-年度> <来源代码> <文件> --as-of YYYY-MM-DD [--dry-run] [--allow-many-cancelled]   导入名册；roster sources 列来源，add 新建来源',
    run: async (args) => (await import('./roster.ts')).rosterCommand(args),
  },
  statement: {
    usage:
      'statement import <县代码-年度> <TAX|BANK> <文件> [--totals] [--dry-run] [--good-rows-only]   导入税务或银行对账单并核对',
    run: async (args) => (await import('./statement.ts')).statementCommand(args),
  },
  tally: {
    usage: 'tally check|rebuild <县代码-年度>        复算汇总数并比较（或改正）',
    run: async (args) => (await import('./tally.ts')).tallyCommand(args),
  },
  export: {
    usage:
      'export <表> <县代码-年度> <文件.xlsx> [--under 区划代码] [--by …] [--as-of YYYY-MM-DD]   导出一张表；不写参数时列出各表',
    run: async (args) => (await import('./export.ts')).exportCommand(args),
  },
  breakdown: {
    usage:
      'breakdown status|export|import <县代码-年度> [文件]   乡镇目标分解：进展、填报表成批导出、填好的收回',
    run: async (args) => (await import('./breakdown.ts')).breakdownCommand(args),
  },
  account: {
    usage:
      'account add <县代码|*> <账号> <ADMIN|BUREAU|TOWNSHIP|ANALYST> [区划代码]   新建账号（密码取自 ACCOUNT_PASSWORD）',
    run: async (args) => (await import('./account.ts')).accountCommand(args),
  },
  keys: {
    usage: 'keys list|rotate|drop <编号>              证件号码和姓名的加密密钥：列出、更换、删除不再使用的',
    run: async (args) => (await import('./keys.ts')).keysCommand(args),
  },
  manifest: {
    usage: 'manifest check|sideload|stop [文件]      校验清单、在本机 Excel 中装载或卸下',
    run: async (args) => (await import('./manifest.ts')).manifestCommand(args),
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
