import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkManifest } from './manifest/check.ts';
import { type SideloadHost, sideload, stopSideload, thisMachine } from './manifest/sideload.ts';

/** Where lines go; tests pass their own. */
export interface ManifestOutput {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

const usage = '用法：manifest check|sideload|stop [清单文件，默认 manifest.xml] [--port 端口，用于 sideload]';
const defaultOrigin = 'https://localhost:3000';

/**
 * `manifest check|sideload|stop [file] [--port n]`; the file is `manifest.xml` when not given. With a port the
 * manifest that is sideloaded is a copy in `.build` with that port in its addresses.
 *
 * @returns the exit code: 0 done, 1 faults found or the act failed, 2 not understood
 */
export async function manifestCommand(
  args: readonly string[],
  // A command line writes to the terminal.
  output: ManifestOutput = { say: console.log, warn: console.error },
  host: SideloadHost = thisMachine(),
): Promise<number> {
  const [act, ...rest] = args;
  const at = rest.indexOf('--port');
  const port = at < 0 ? null : await parsePort(rest[at + 1]);
  const file = rest.find((_, index) => at < 0 || (index !== at && index !== at + 1)) ?? 'manifest.xml';
  if (Number.isNaN(port) || !['check', 'sideload', 'stop'].includes(act ?? '')) {
    output.warn(usage);
    return 2;
  }
  try {
    if (act === 'check') return await check(file, output);
    const lines =
      act === 'sideload'
        ? await sideload(port === null ? file : await withPort(file, port), host)
        : await stopSideload(file, host);
    for (const line of lines) output.say(line);
    return 0;
  } catch (error) {
    output.warn(failure(file, error));
    return 1;
  }
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

/** A port number, or NaN for anything else. */
async function parsePort(text: string | undefined): Promise<number> {
  // Not its main file: that one loads usage reporting, which has no place on a closed network.
  const { parseNumber } = await import('office-addin-cli/lib/parse.js');
  try {
    const port = parseNumber(text) ?? Number.NaN;
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

async function withPort(file: string, port: number): Promise<string> {
  const xml = await readFile(file, 'utf8');
  const copy = join('.build', `manifest-${port}.xml`);
  await mkdir('.build', { recursive: true });
  await writeFile(copy, xml.replaceAll(defaultOrigin, `https://localhost:${port}`));
  return copy;
}

function failure(file: string, error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return `没有完成：${String(error)}`;
  return error.code === 'ENOENT' ? `找不到清单文件 ${file}` : `没有完成：${String(error)}`;
}
