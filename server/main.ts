import { commands } from './cli/commands.ts';
import { wordsOf } from './cli/terminal.ts';

/** Runs one command: `serve`, `import`, `notice check`, … and ends the process with its code, unless it serves. */
export async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args;
  const command = commands[name] ?? commands.help;
  try {
    const code = await command!.run(rest);
    if (code !== null) process.exitCode = code;
  } catch (error) {
    console.error(wordsOf(error));
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 1;
  }
}
