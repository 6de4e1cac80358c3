/// <reference types="node" />
/// <reference types="office-js" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { initSync } from '@ironcalc/wasm';
import type { Batch } from './wire/batch.ts';
import { Host } from './wire/host.ts';
import { floorRequirements, functionRequirements } from './wire/requirements.ts';
import { reflectSchema } from './wire/schema.ts';
import type { FunctionMetadata } from './workbook/custom-functions.ts';
import { snapshotOf, type WorkbookSnapshot } from './workbook/snapshot.ts';
import { Workbook, type WorkbookOptions } from './workbook/workbook.ts';

export interface ExcelOptions extends WorkbookOptions {
  /** Requirement sets Excel claims; ExcelApi 1.14 and SharedRuntime 1.1 (Office LTSC 2021) unless given. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** Custom functions, as the manifest and its `functions.json` declare them; none unless given. */
  readonly functions?: { readonly namespace: string; readonly metadata: FunctionMetadata };
  /** Goes on with this workbook, as when its file is opened again; an empty one unless given. */
  readonly workbook?: Workbook;
  /** The add-in that is open in it; the workbook's own unless given. */
  readonly addinId?: string;
  /** How many times faster the timers of office.js run; it keeps results of functions back for half a second. */
  readonly timerRate?: number;
}

/** What a page of custom functions finds under `CustomFunctions`. */
export interface FunctionGlobal {
  associate(id: string, act: (...args: unknown[]) => unknown): void;
  readonly Error: new (code: string, message?: string) => Error;
}

export interface ExcelSession {
  /** Microsoft's own runtime, as shipped; only the workbook behind it is ours. */
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  /** As much of `Office` as the host file needs: requirements, language, settings. */
  readonly Office: OfficeStub;
  readonly CustomFunctions: FunctionGlobal;
  readonly workbook: Workbook;
  readonly host: Host;
  /** Round trips so far, without the ones at the end of `Excel.run` that only let ranges go. */
  syncs(): number;
  /** The workbook as plain JSON. */
  snapshot(): WorkbookSnapshot;
  /** Takes no more calls; events on their way are dropped. */
  close(): void;
}

export interface OfficeStub {
  readonly context: {
    readonly requirements: { isSetSupported(name: string, version?: string): boolean };
    readonly contentLanguage: string;
    readonly displayLanguage: string;
    readonly document: { readonly settings: DocumentSettings };
  };
}

export interface DocumentSettings {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  saveAsync(done?: (result: { readonly status: string }) => void): void;
}

const require = createRequire(import.meta.url);

/**
 * Opens a simulated workbook, empty with `Sheet1` unless one is given, behind the real office.js, in this process.
 * Members above the claimed requirement sets fail with `ApiNotFound`.
 */
export async function startExcel(options: ExcelOptions = {}): Promise<ExcelSession> {
  prepareCalculation();
  const workbook = options.workbook ?? new Workbook(options);
  workbook.addinId = options.addinId ?? workbook.addinId;
  const host = new Host(workbook);
  host.faults.isEditing = () => workbook.editing !== null;
  const timers = new PageTimers(options.timerRate ?? 1);
  const page = pretendPage(timers);
  const requirements = options.requirements ?? (options.functions ? functionRequirements : floorRequirements);
  let isOpen = true;
  let lastEvent = 0;
  const bridge: NativeBridge = {
    onMessageFromHost: () => undefined,
    sendMessageToHost(text) {
      const request = JSON.parse(text) as { id: number; message: { body: Batch } };
      if (!isOpen) throw new Error('The simulated Excel is closed.');
      const batch = request.message.body;
      if (host.faults.isAbandoned(batch, 'before')) return;
      const body = host.process(batch);
      if (host.faults.isAbandoned(batch, 'after')) return;
      deliver({ id: request.id, type: 1, message: { statusCode: 200, headers: {}, body } });
    },
  };
  const deliver = (message: unknown): void => {
    const text = JSON.stringify(message);
    // Like the real one, an answer never comes before the call that asked has returned.
    setImmediate(() => isOpen && bridge.onMessageFromHost(text));
  };
  workbook.events.listen((message) => {
    lastEvent += 1;
    if (!host.faults.losesEvent()) deliver({ type: 3, message: { entries: [[...message, lastEvent]] } });
  });
  workbook.customFunctions.listen((messages) => {
    deliver({ type: 3, message: { entries: messages.map((message) => [...message, ++lastEvent]) } });
  });
  page._richApiNativeBridge = bridge;
  page.CustomFunctions = associations();
  runInContext(runtimeSource(), createContext(page), { filename: 'excel-web-16.00.js' });
  const runtime = page as unknown as LoadedRuntime;
  const office = officeStub(requirements);
  runtime.OSF._OfficeAppFactory = {
    getContext: () => office.context,
    getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'web' }),
  };
  switchChecksOn(runtime.OfficeExtension);
  host.schema = reflectSchema(runtime.Excel as unknown as Record<string, unknown>);
  if (options.functions) {
    const { namespace, metadata } = options.functions;
    workbook.customFunctions.declare(namespace, metadata);
    // Behind the bridge the runtime takes calls from the start, and says so to nobody.
    workbook.customFunctions._SetOsfControlContainerReadyForCustomFunctions();
  }
  return {
    Excel: runtime.Excel,
    CustomFunctions: runtime.CustomFunctions,
    OfficeExtension: runtime.OfficeExtension,
    Office: office,
    workbook,
    host,
    syncs: () => host.roundTrips,
    snapshot: () => snapshotOf(workbook),
    close: () => {
      isOpen = false;
      timers.close();
      workbook.customFunctions.close();
      workbook.calculation.forget();
    },
  };
}

interface NativeBridge {
  sendMessageToHost(text: string): void;
  /** Put here by the runtime when it loads. */
  onMessageFromHost(text: string): void;
}

interface LoadedRuntime {
  readonly CustomFunctions: FunctionGlobal;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly OSF: { _OfficeAppFactory?: unknown };
}

interface Internals {
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
  readonly _internalConfig: { appendTypeNameToObjectPathInfo: boolean };
}

function switchChecksOn(extension: typeof OfficeExtension): void {
  // Internals of the pinned office.js: present, but not in its public types.
  const internals = extension as unknown as Internals;
  internals.CommonUtility._doApiNotSupportedCheck = true;
  internals._internalConfig.appendTypeNameToObjectPathInfo = true;
}

let sourceText: string | undefined;

function runtimeSource(): string {
  sourceText ??= readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.js'), 'utf8');
  return sourceText;
}

function prepareCalculation(): void {
  const folder = dirname(require.resolve('@ironcalc/wasm'));
  initSync({ module: readFileSync(join(folder, 'wasm_bg.wasm')) });
}

/** The page's timers end with it: office.js would try for a minute to hand in results nobody takes. */
class PageTimers {
  private readonly open = new Set<NodeJS.Timeout>();
  private readonly rate: number;
  private isClosed = false;

  constructor(rate: number) {
    this.rate = rate;
  }

  set(act: (...args: unknown[]) => void, ms: number, args: readonly unknown[]): NodeJS.Timeout | null {
    if (this.isClosed) return null;
    const timer = setTimeout(() => {
      this.open.delete(timer);
      act(...args);
    }, ms / this.rate);
    this.open.add(timer);
    return timer;
  }

  close(): void {
    this.isClosed = true;
    for (const timer of this.open) clearTimeout(timer);
  }
}

/** What office.js, which is not loaded here, puts there for the host file: who is called for which id. */
function associations(): Record<string, unknown> {
  const mappings: Record<string, unknown> = {};
  const changed: (() => void)[] = [];
  return {
    _association: { mappings, onchange: (act: () => void) => void changed.push(act) },
    associate(id: string, act: unknown) {
      mappings[id.toUpperCase()] = act;
      for (const tell of changed) tell();
    },
  };
}

/** The few browser globals the host file touches while it loads. */
function pretendPage(timers: PageTimers): Record<string, unknown> {
  const location = new URL('https://addin.test/');
  const page: Record<string, unknown> = {
    console,
    setTimeout: (act: () => void, ms: number, ...args: unknown[]) => timers.set(act, ms, args),
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    URL,
    navigator: { userAgent: 'Node' },
    location: {
      href: location.href,
      origin: location.origin,
      protocol: 'https:',
      hostname: location.hostname,
      search: '',
      hash: '',
    },
    document: {
      URL: location.href,
      getElementById: () => null,
      getElementsByTagName: () => [],
      createElement: () => ({ style: {}, setAttribute: () => undefined }),
      addEventListener: () => undefined,
    },
    addEventListener: () => undefined,
  };
  page.window = page;
  page.self = page;
  return page;
}

function officeStub(requirements: Readonly<Record<string, string>>): OfficeStub {
  const claimed = new Map(
    Object.entries(requirements).map(([name, version]) => [name.toLowerCase(), version]),
  );
  const settings = new Map<string, unknown>();
  return {
    context: {
      requirements: {
        isSetSupported: (name, version = '1.0') => {
          const have = claimed.get(name.toLowerCase());
          return have !== undefined && isAtLeast(have, String(version));
        },
      },
      contentLanguage: 'zh-CN',
      displayLanguage: 'zh-CN',
      document: {
        settings: {
          get: (name) => settings.get(name) ?? null,
          set: (name, value) => void settings.set(name, structuredClone(value)),
          remove: (name) => void settings.delete(name),
          saveAsync: (done) => void setTimeout(() => done?.({ status: 'succeeded' }), 0),
        },
      },
    },
  };
}

function isAtLeast(have: string, wanted: string): boolean {
  const [major = 0, minor = 0] = have.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
