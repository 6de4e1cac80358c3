import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadNotice, readNotice } from '../services/notices.ts';
import { printProblems, withServices } from './terminal.ts';

/** `notice check|load <file>`: 1 when the notice has faults. */
export async function noticeCommand([act, file]: readonly string[]): Promise<number> {
  if ((act !== 'check' && act !== 'load') || !file) {
    console.error('用法：notice check|load <文件.yaml>');
    return 2;
  }
  if (!existsSync(file)) {
    console.error(`没有文件 ${file}。`);
    return 2;
  }
  const text = readFileSync(file, 'utf8');
  const read = readNotice(text, basename(file));
  if (read.kind === 'problems') {
    printProblems(read.problems);
    return 1;
  }
  printProblems(read.warnings);
  if (act === 'check') {
    console.log(`${basename(file)}：可以装入（${read.notice.document.number}）。`);
    return 0;
  }
  return withServices(async ({ database, clock }) => {
    const loaded = await loadNotice(database, text, clock(), basename(file));
    if (loaded.kind === 'problems') throw new Error('a checked notice was refused');
    console.log(
      loaded.isNew ? `已装入，第 ${loaded.version} 版。` : `内容与第 ${loaded.version} 版相同，没有改变。`,
    );
    return 0;
  });
}
