import { problemSentence, sentence } from '../../schema/messages.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { type Config, readConfig } from '../config.ts';
import type { Actor } from '../services/access.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';

/** Who acts at the terminal: whoever may open the database may do everything in it. */
export const terminalActor: Actor = {
  account: 'terminal',
  displayName: '命令行',
  role: 'ADMIN',
  countyCode: '*',
  divisionCode: null,
};

/** Runs a command with the services open, and closes them whatever happens. */
export async function withServices<T>(act: (services: Services, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const { openServices } = await import('../app.ts');
  const services = await openServices(config, () => new Date(), console.error);
  try {
    return await act(services, config);
  } finally {
    await services.close();
  }
}

/** What the terminal says about an error: the sentence of a refusal, what to do about a usual one, or its own message. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refusal) return sentence(error.code, error.values);
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用。请关闭占用它的程序，或设置 PORT 换一个端口。`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return `连不上数据库（${error.message}）。请检查 DATABASE_URL，以及数据库是否已启动。`;
  }
  if (code === 'SQLITE_NOTADB') return 'DATABASE_URL 指向的文件不是 SQLite 数据库。请换一个文件。';
  return error.message;
}

/** Problems as lines, the first `most` of them. */
export function printProblems(problems: readonly Problem[], total = problems.length, most = 50): void {
  for (const problem of problems.slice(0, most)) {
    console.error(`${problem.severity === 'ERROR' ? '错误' : '提醒'}  ${problemSentence(problem)}`);
  }
  if (total > most) console.error(`……共 ${total} 个问题，以上是前 ${Math.min(most, problems.length)} 个。`);
}
