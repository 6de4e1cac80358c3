import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const darkQuery = '(prefers-color-scheme: dark)';
const contrastQuery = '(forced-colors: active)';
// The fonts Excel's own panes use in Chinese; nothing is loaded from anywhere.
const fontFamilyBase = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Segoe UI", sans-serif';

const light: Theme = { ...webLightTheme, fontFamilyBase };
const dark: Theme = { ...webDarkTheme, fontFamilyBase };
const contrast: Theme = { ...teamsHighContrastTheme, fontFamilyBase };

/**
 * Light, dark or high contrast: the system's high contrast first, then Office's own theme, then the system's.
 *
 * @param background of Office's panes, `#RRGGBB`, when Office tells it
 */
export function useTheme(background: string | null): Theme {
  const prefersDark = useMedia(darkQuery);
  if (useMedia(contrastQuery)) return contrast;
  const isDark = background === null ? prefersDark : luminance(background) < 0.5;
  return isDark ? dark : light;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

function luminance(color: string): number {
  const [, red = 'ff', green = 'ff', blue = 'ff'] = /^#?(..)(..)(..)/.exec(color) ?? [];
  const part = (hex: string) => Number.parseInt(hex, 16) / 255;
  return 0.299 * part(red) + 0.587 * part(green) + 0.114 * part(blue);
}
