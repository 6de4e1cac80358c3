/** As much of Excel's own runtime for custom functions as is used here. */
export interface FunctionRuntime {
  associate(id: string, act: (...args: unknown[]) => unknown): void;
  readonly Error: new (code: string, message?: string) => Error;
}

/** The last argument of every call. */
export interface Invocation {
  /** Of a streaming function alone. */
  setResult(result: number | string | Error): void;
  /** Excel calls it when the formula is gone. */
  onCanceled?: () => void;
}

/** Null outside Excel, and in an Excel without custom functions. */
export function findRuntime(): FunctionRuntime | null {
  const { CustomFunctions } = globalThis as { CustomFunctions?: Partial<FunctionRuntime> };
  // office.js leaves `associate` there even where the rest does not come up.
  return CustomFunctions?.associate && CustomFunctions.Error ? (CustomFunctions as FunctionRuntime) : null;
}
