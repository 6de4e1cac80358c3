import { checkManifest } from './manifest/check.ts';
import { type SideloadHost, sideload, stopSideload, thisMachine } from './manifest/sideload.ts';

/** Where lines go; tests pass their own. */
export interface ManifestOutput {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * `manifest check|sideload|stop [file]`; the file is `manifest.xml` when not given.
 *
 * @returns the exit code: 0 done, 1 faults found or the act failed, 2 unknown command
 */
export async function manifestCommand(
  args: readonly string[],
  // A command line writes to the terminal.
  output: ManifestOutput = { say: console.log, warn: console.error },
  host: SideloadHost = thisMachine(),
): Promise<number> {
  const [act, file = 'manifest.xml'] = args;
  try {
    if (act === 'check') return await check(file, output);
    if (act === 'sideload' || act === 'stop') {
      const lines = await (act === 'sideload' ? sideload : stopSideload)(file, host);
      for (const line of lines) output.say(line);
      return 0;
    }
  } catch (error) {
    output.warn(failure(file, error));
    return 1;
  }
  output.warn('用法：manifest check|sideload|stop [清单文件，默认 manifest.xml]');
  return 2;
}

async function check(file: string, output: ManifestOutput): Promise<number> {
  const faults = await checkManifest(file);
  if (faults.length === 0) {
    output.say(`${file}：符合要求`);
    return 0;
  }
  for (const { line, text } of faults)
    output.warn(`${file}${line === null ? '' : ` 第 ${line} 行`}：${text}`);
  output.warn(`${file}：共 ${faults.length} 个问题`);
  return 1;
}

function failure(file: string, error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return `找不到清单文件 ${file}`;
  return `没有完成：${error instanceof Error ? error.message : String(error)}`;
}
