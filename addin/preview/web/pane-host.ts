import type { Batch } from '../wire/batch.ts';
import type { Host } from '../wire/host.ts';
import { reflectSchema } from '../wire/schema.ts';
import type { CustomFunctions } from '../workbook/custom-functions.ts';
import { eventType, type Message, wholeWorkbook } from '../workbook/events.ts';

export interface PaneOptions {
  readonly host: Host;
  readonly functions: CustomFunctions;
  /** Address of the pane on this same origin. */
  readonly paneUrl: string;
  readonly title: string;
  /** The add-in that the next pane is of. */
  readonly addinId: () => string;
  readonly requirements: Readonly<Record<string, string>>;
}

/** A message of the pane as office.js sends it across the frame's border. */
interface Call {
  readonly _messageType: number;
  readonly _actionName: string;
  /** 0 call, 1 start listening, 2 stop listening */
  readonly _actionType: number;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface MethodCall {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly Data?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: Readonly<Record<string, unknown>> };
}

const dispatch = { loadSettings: 75, saveSettings: 76, batch: 93 } as const;

/**
 * The outer page's half of Excel on the web: starts the pane in its frame, answers its handshake and its calls,
 * and sends it the workbook's events.
 */
export class PaneHost {
  frame: HTMLIFrameElement;
  /** Resolves when the pane asked for its context: office.js is there and its checks are on. */
  ready: Promise<void>;
  private readonly options: PaneOptions;
  private readonly conversation = `preview-${Date.now()}`;
  /** Document settings (`Office.context.document.settings`) of each add-in, as JSON text by name. */
  private readonly settingsOf = new Map<string, Map<string, string>>();
  private addinId = '';
  private readonly listening = new Map<string, number>();
  private lastEvent = 0;
  /** Events of one moment go to the pane together, as Excel sends them. */
  private waiting: (readonly [...Message, number, boolean])[] = [];
  private markReady: () => void = () => undefined;

  constructor(options: PaneOptions) {
    this.frame = document.createElement('iframe');
    this.options = options;
    this.ready = this.expected();
  }

  /** Puts the pane into `place` and answers it until the returned function is called. */
  start(place: HTMLElement): () => void {
    const onMessage = (event: MessageEvent<unknown>) => {
      if (event.source !== this.frame.contentWindow || event.origin !== location.origin) return;
      const call = callOf(event.data);
      if (call) void this.answer(call);
    };
    window.addEventListener('message', onMessage);
    const stopCalling = this.options.functions.listen((calls) => {
      const entries = calls.map((call) => [...call, this.nextEvent(), false]);
      this.fire('richApiMessage', { ArrayData: entries });
    });
    this.open(place);
    return () => {
      stopCalling();
      window.removeEventListener('message', onMessage);
      this.frame.remove();
    };
  }

  /** Closes the pane and opens it anew, as a person does; the workbook stays. Resolves when it is ready again. */
  reopen(): Promise<void> {
    const place = this.frame.parentElement;
    if (!place) throw new Error('The pane has not been started.');
    this.frame.remove();
    this.listening.clear();
    this.frame = document.createElement('iframe');
    this.ready = this.expected();
    this.open(place);
    return this.ready;
  }

  private get settings(): Map<string, string> {
    const known = this.settingsOf.get(this.addinId) ?? new Map<string, string>();
    this.settingsOf.set(this.addinId, known);
    return known;
  }

  private expected(): Promise<void> {
    return new Promise((resolve) => {
      this.markReady = resolve;
    });
  }

  private nextEvent(): number {
    this.lastEvent += 1;
    return this.lastEvent;
  }

  private open(place: HTMLElement): void {
    this.options.functions.runtimeGone();
    const { title, paneUrl } = this.options;
    this.addinId = this.options.addinId();
    this.frame.title = title;
    this.frame.dataset.testid = 'pane';
    // Before the frame enters the page: a name given later does not reach the window inside.
    // Where office.js looks for its host: type, platform, version, language, and whom to talk to.
    this.frame.name = JSON.stringify({
      baseFrameName: `_xdm_${this.conversation}`,
      // The last part: a shared runtime (1) that runs the custom functions too (2).
      hostInfo: 'Excel$Web$16.01$zh-CN$$$$3',
      xdmInfo: `${this.conversation}|${this.addinId}|${location.origin}/`,
      serializerVersion: '1',
      flights: '[]',
    });
    this.frame.src = paneUrl;
    place.append(this.frame);
  }

  /** Hands one of Excel's events to the pane, if it listens at all. */
  push(message: Message): void {
    if (this.options.host.faults.losesEvent()) return;
    if (this.waiting.length === 0) queueMicrotask(() => this.flush());
    this.waiting.push([...message, this.nextEvent(), false]);
    const [, type, target] = message;
    // The older event of the whole document, which `workbook.onSelectionChanged` listens to.
    if (type === eventType.sheetSelectionChanged && target === wholeWorkbook)
      this.fire('documentSelectionChanged', {});
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.fire('richApiMessage', { ArrayData: entries });
  }

  /** Presses a ribbon button of the manifest. */
  invokeCommand(controlId: string, functionName: string): void {
    this.fire('appCommandInvoked', [controlId, functionName, JSON.stringify({ source: { id: controlId } })]);
  }

  private async answer(call: Call): Promise<void> {
    if (call._actionType === 1 || call._actionType === 2) {
      if (call._actionType === 1) this.listening.set(call._actionName, call._correlationId);
      else this.listening.delete(call._actionName);
      this.reply(call, { Error: 0 });
    } else if (call._actionName === 'ContextActivationManager_getAppContextAsync') {
      // Before this answer no pane gets past Office.onReady, so its first Excel.run already finds the checks on.
      await this.prepare();
      this.reply(call, this.context());
      this.markReady();
    } else if (call._actionName === 'executeMethod') this.reply(call, this.execute(call._data as MethodCall));
    else this.reply(call, null);
  }

  private execute(call: MethodCall): unknown {
    switch (call.DdaMethod?.DispatchId) {
      case dispatch.batch: {
        const body = JSON.parse(String((call.ArrayData ?? call.Data ?? [])[4])) as Batch;
        const answer = this.options.host.process(body);
        return { Version: 1, Error: 0, Data: [200, [], JSON.stringify(answer)] };
      }
      case dispatch.saveSettings: {
        const given = call.DdaSettingsMethod?.Properties ?? call.DdaSettingsMethod ?? {};
        this.settings.clear();
        for (const [name, value] of Object.entries(given)) this.settings.set(name, String(value));
        return { Version: 1, Error: 0 };
      }
      case dispatch.loadSettings:
        return {
          Version: 1,
          Error: 0,
          Properties: { Settings: [...this.settings] },
          Settings: [...this.settings],
        };
      default:
        return { Version: 1, Error: 0 };
    }
  }

  private async prepare(): Promise<void> {
    const runtime = await this.runtime();
    runtime.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
    runtime.OfficeExtension._internalConfig.appendTypeNameToObjectPathInfo = true;
    this.options.host.schema = reflectSchema(runtime.Excel);
    this.listening.clear();
  }

  private async runtime(): Promise<PaneRuntime> {
    for (let waited = 0; waited < 15_000; waited += 5) {
      const window = this.frame.contentWindow as unknown as Partial<PaneRuntime> | null;
      if (window?.OfficeExtension && window.Excel) return window as PaneRuntime;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('office.js did not come up in the pane.');
  }

  private context(): Record<string, unknown> {
    return {
      _id: this.addinId,
      _appName: 16,
      _appVersion: '16.00',
      _appMinorVersion: 1,
      _appUILocale: 'zh-CN',
      _dataLocale: 'zh-CN',
      _docUrl: `${location.origin}/preview.xlsx`,
      _clientMode: 1,
      _settings: [...this.settings],
      _reason: 'documentOpened',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: this.conversation,
      _appInstanceId: this.addinId,
      _requirementMatrix: JSON.stringify(this.options.requirements),
      _hostFullVersion: '16.0.14332.20011',
      _clientWindowHeight: this.frame.clientHeight,
      _clientWindowWidth: this.frame.clientWidth,
      _addinName: this.options.title,
      _appDomains: [location.origin],
      _initialDisplayMode: 0,
      _featureGates: {},
      _wacHostEnvironment: '0',
    };
  }

  private reply(call: Call, data: unknown): void {
    this.send({
      _actionName: call._actionName,
      _correlationId: call._correlationId,
      _responseType: 0,
      _data: data,
    });
  }

  private fire(name: string, data: unknown): void {
    const correlation = this.listening.get(name);
    if (correlation !== undefined)
      this.send({ _actionName: name, _correlationId: correlation, _responseType: 1, _data: data });
  }

  private send(message: Readonly<Record<string, unknown>>): void {
    // What happened before is told before.
    this.flush();
    const envelope = {
      _messageType: 1,
      _errorCode: 0,
      _conversationId: this.conversation,
      _origin: location.origin,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify({ ...envelope, ...message }), location.origin);
  }
}

interface PaneRuntime {
  readonly Excel: Readonly<Record<string, unknown>>;
  readonly OfficeExtension: {
    readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
    readonly _internalConfig: { appendTypeNameToObjectPathInfo: boolean };
  };
}

function callOf(data: unknown): Call | null {
  if (typeof data !== 'string') return null;
  try {
    const call = JSON.parse(data) as Partial<Call> | null;
    return call?._messageType === 0 && typeof call._actionName === 'string' ? (call as Call) : null;
  } catch {
    return null;
  }
}
