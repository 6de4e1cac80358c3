import { Text } from '@fluentui/react-components';
import type { LiveMode } from '../../client/live.ts';
import { useLive } from '../pane-context.ts';

const words: Readonly<Record<LiveMode, string>> = {
  live: '实时',
  polling: '轮询',
  lost: '已断开',
  off: '未连接',
};

/** Whether figures come by themselves, and up to when they are known. */
export function LiveBadge() {
  const { mode } = useLive();
  if (mode === 'off') return null;
  return (
    <Text size={200} role="status">
      {words[mode]}
    </Text>
  );
}
