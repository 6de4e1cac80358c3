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

/**
 * Null outside Excel. Functions are tied before Excel's part of office.js has loaded, or its first calls would find
 * nobody: then `Error` is not there yet, but it is whenever a function is called.
 */
export function findRuntime(): FunctionRuntime | null {
  const { CustomFunctions } = globalThis as { CustomFunctions?: FunctionRuntime };
  return typeof CustomFunctions?.associate === 'function' ? CustomFunctions : null;
}
