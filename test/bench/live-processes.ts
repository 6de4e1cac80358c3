import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type LiveTask =
  | { readonly kind: 'edits'; readonly edits: number }
  | { readonly kind: 'import'; readonly payments: number }
  | { readonly kind: 'memory' };

export interface LivePlace {
  readonly port: number;
  readonly token: string;
  readonly campaignId: string;
}

export type LiveTold =
  | ({ readonly kind: 'ready' } & LivePlace)
  | {
      readonly kind: 'edited';
      readonly commits: readonly { readonly figures: number; readonly at: number }[];
    }
  | { readonly kind: 'imported' }
  | { readonly kind: 'memory'; readonly bytes: number };

export type ClientsTask =
  | ({ readonly kind: 'connect'; readonly clients: number } & LivePlace)
  | { readonly kind: 'report' };

/** What one client was told: of which figures version, when. */
export interface ClientReport {
  readonly lastMark: string;
  readonly toldAt: readonly (readonly [figures: number, at: number])[];
}

export type ClientsTold =
  | { readonly kind: 'connected' }
  | { readonly kind: 'report'; readonly clients: readonly ClientReport[] };

/** A process that is told what to do and answers. */
export class Process<Task extends object, Told extends { readonly kind: string }> {
  private readonly child: ChildProcess;
  private readonly ended: Promise<never>;

  constructor(file: 'live-service.ts' | 'live-clients.ts', args: readonly string[] = []) {
    const path = fileURLToPath(new URL(`./${file}`, import.meta.url));
    this.child = fork(path, [...args], { execArgv: [...process.execArgv, '--expose-gc'] });
    this.ended = new Promise((_, reject) => {
      this.child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    });
    this.ended.catch(() => {});
  }

  /** The next answer of a kind. @throws Error when the process ends before */
  answer<Kind extends Told['kind']>(kind: Kind): Promise<Extract<Told, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      const onMessage = (told: Told) => {
        if (told.kind !== kind) return;
        this.child.off('message', onMessage);
        resolve(told as Extract<Told, { kind: Kind }>);
      };
      this.child.on('message', onMessage);
      this.ended.catch(reject);
    });
  }

  async ask<Kind extends Told['kind']>(task: Task, kind: Kind): Promise<Extract<Told, { kind: Kind }>> {
    const answer = this.answer(kind);
    this.child.send(task);
    return answer;
  }

  stop(): void {
    this.child.kill();
  }
}

export const liveService = (databaseUrl: string, role: 'first' | 'second') =>
  new Process<LiveTask, LiveTold>('live-service.ts', [databaseUrl, role]);

export const liveClients = () => new Process<ClientsTask, ClientsTold>('live-clients.ts');
