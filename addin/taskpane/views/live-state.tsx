import { Button, Switch, Text } from '@fluentui/react-components';
import { ArrowSyncRegular, CloudOffRegular, PauseRegular, PulseRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { LiveMode, LiveState } from '../../client/live.ts';
import { beijingSecond } from '../acts/live-words.ts';
import { useLive, useLiveTables, usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { usePaneStyles } from './styles.ts';

interface Looks {
  readonly word: string;
  readonly icon: ReactElement;
  /** What it means for the reader, when pointed at. */
  readonly hint: string;
}

const looks: Readonly<Record<LiveMode, Looks>> = {
  live: { word: '实时', icon: <PulseRegular />, hint: '服务器上的数字一变，本工作簿的统计表就跟着变。' },
  polling: {
    word: '轮询',
    icon: <ArrowSyncRegular />,
    hint: '网络不让保持连接，改为每 3 秒查询一次，不用处理。',
  },
  lost: {
    word: '已断开',
    icon: <CloudOffRegular />,
    hint: '连不上服务器，表中是最后更新时的数字；连上后自动更新。',
  },
  off: { word: '正在连接', icon: <ArrowSyncRegular />, hint: '正在连接服务器。' },
};

const paused: Looks = {
  word: '已暂停',
  icon: <PauseRegular />,
  hint: '自动更新已暂停，表里的数字不动；关掉“暂停自动更新”后接着更新。',
};

/** Whether figures come by themselves, up to when they are known, and the switch that keeps them from it. */
export function LiveLine() {
  const styles = usePaneStyles();
  const { host, live, liveTables } = usePane();
  const { mode } = useLive();
  const { isPaused, byTable } = useLiveTables();
  const waiting = [...byTable.values()].filter(({ live }) => live === 'waiting').length;
  const [applying, apply] = useAct(() => liveTables.applyNow());
  return (
    <div className={styles.live}>
      <LiveBadge />
      {host.excel === 'ready' && (
        <Switch
          className={styles.liveSwitch}
          size="small"
          checked={isPaused}
          label="暂停自动更新"
          onChange={(_, { checked }) => liveTables.pause(checked)}
        />
      )}
      {mode === 'lost' && (
        <div className={styles.liveWaiting}>
          <Text size={200}>正在重试，连上后自动更新</Text>
          <Button size="small" onClick={() => live.wake()}>
            立即重试
          </Button>
        </div>
      )}
      {waiting > 0 && mode !== 'lost' && (
        <div className={styles.liveWaiting}>
          <Text size={200}>{waiting} 张表待更新</Text>
          <Button size="small" disabledFocusable={applying.kind === 'busy'} onClick={() => void apply()}>
            全部应用
          </Button>
        </div>
      )}
    </div>
  );
}

export function LiveBadge() {
  const styles = usePaneStyles();
  const state = useLive();
  const { isPaused } = useLiveTables();
  const { word, icon, hint } = isPaused ? paused : looks[state.mode];
  return (
    <span className={styles.liveBadge} title={hint}>
      {/* Read out when it changes; the time beside it changes every few seconds and is not. */}
      <span role="status" className={styles.liveWord}>
        <span className={styles.liveIcon} aria-hidden="true">
          {icon}
        </span>
        <Text size={200} weight="semibold">
          {word}
        </Text>
      </span>
      <Text size={200}>
        {isPaused && `· 连接：${looks[state.mode].word} `}
        {timeWords(state)}
      </Text>
    </span>
  );
}

function timeWords({ mode, asOf }: LiveState): string {
  if (asOf === null) return '';
  return mode === 'lost' ? `· 最后更新 ${beijingSecond(asOf)}` : `· ${beijingSecond(asOf)}`;
}
