import { AriaLiveAnnouncer, FluentProvider } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { type Pane, PaneContext, usePaneState } from './pane-context.ts';
import { useTheme } from './use-theme.ts';
import { CampaignChoice } from './views/campaign-choice.tsx';
import { Header } from './views/header.tsx';
import { MainPage } from './views/main-page.tsx';
import { SafetyNet } from './views/safety-net.tsx';
import { SignIn } from './views/sign-in.tsx';
import { FaultBar, HostBar, Loading, NoticeBar } from './views/states.tsx';
import { usePaneStyles } from './views/styles.ts';

export function App({ pane }: { readonly pane: Pane }) {
  const theme = useTheme(pane.host.background);
  return (
    <FluentProvider theme={theme} style={{ minHeight: '100%' }}>
      <PaneContext.Provider value={pane}>
        <AriaLiveAnnouncer>
          <SafetyNet>
            <Page pane={pane} />
          </SafetyNet>
        </AriaLiveAnnouncer>
      </PaneContext.Provider>
    </FluentProvider>
  );
}

/** One page at a time, by state: office.js takes the browser's history away, so there is no router. */
function Page({ pane }: { readonly pane: Pane }) {
  const styles = usePaneStyles();
  const { phase, fault, campaignId } = usePaneState();
  useEffect(() => {
    document.addEventListener('keydown', leaveTabToBrowser);
    return () => document.removeEventListener('keydown', leaveTabToBrowser);
  }, []);
  const main = useRef<HTMLElement>(null);
  const page = `${phase} ${campaignId}`;
  const before = useRef(page);
  useEffect(() => {
    // The button that led here is gone; keyboard and screen reader go on from the top of the new page.
    if (before.current !== page && !main.current?.contains(document.activeElement)) main.current?.focus();
    before.current = page;
  }, [page]);
  return (
    <div className={styles.page}>
      <Header />
      <main className={styles.main} ref={main} tabIndex={-1}>
        <HostBar />
        <NoticeBar />
        {phase === 'starting' && <Loading label="正在确认登录…" />}
        {phase === 'disconnected' && fault && (
          <FaultBar fault={fault} onRetry={() => void pane.session.start()} />
        )}
        {phase === 'signedOut' && <SignIn />}
        {phase === 'signedIn' && campaignId === null && <CampaignChoice />}
        {phase === 'signedIn' && campaignId !== null && <MainPage key={campaignId} campaignId={campaignId} />}
      </main>
    </div>
  );
}

/**
 * In Excel on the web office.js walks the pane at Tab, and from a place that only code can focus, such as the top of a
 * new page, it walks out of the pane. From there the browser knows the way.
 */
function leaveTabToBrowser(event: KeyboardEvent): void {
  const { key, target } = event;
  if (key === 'Tab' && target instanceof HTMLElement && target.tabIndex < 0) event.stopPropagation();
}
