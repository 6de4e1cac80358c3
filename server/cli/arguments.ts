/** Arguments of a command: what stands by itself, and what follows `--name`. */
export interface CommandArguments {
  readonly values: readonly string[];
  /** Every value given for a name, in order; for a flag without a value, one empty text each. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads `a --on 2024-11-01 --student b`. Null when an option is not known, or lacks its value.
 *
 * @param known names of options; true for those that take a value
 */
export function readArguments(
  args: readonly string[],
  known: Readonly<Record<string, boolean>>,
): CommandArguments | null {
  const values: string[] = [];
  const options = new Map<string, string[]>();
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (!arg.startsWith('--')) {
      values.push(arg);
      continue;
    }
    const name = arg.slice(2);
    const takesValue = Object.hasOwn(known, name) ? known[name] : undefined;
    if (takesValue === undefined) return null;
    const value = takesValue ? args[++index] : '';
    if (value === undefined || value.startsWith('--')) return null;
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { values, options };
}
