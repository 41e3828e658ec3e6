import { watch } from 'vue';

import { watchActs } from '../features/acts/acts.ts';
import { watchUnsent } from '../features/acts/unsent.ts';
import { markLanguage } from '../features/language/app-language.ts';
import { countFreshNews } from '../features/me/fresh-news.ts';
import { openPreferences } from '../features/preferences/preferences.ts';
import { openCredentials } from '../features/session/credentials.ts';
import { refreshSession, session } from '../features/session/session.ts';
import { openVisit } from '../features/session/visit.ts';
import { mirrorRoles } from './h5-a11y.ts';
import { tendDialogs } from './h5-dialogs.ts';
import { keepFocus } from './h5-focus.ts';
import { watchSettling } from './h5-later.ts';
import { tendPresses } from './h5-press.ts';
import { network, watchNetwork } from './network.ts';
import { isH5 } from './target.ts';
import { watchTheme } from './theme.ts';
import { programScene } from './wechat.ts';

/** What has to happen once, before the first page. */
export function startPlatform(): void {
  openPreferences(fontSetting());
  if (isH5) {
    openVisit();
    markLanguage(document.documentElement);
    mirrorRoles(document.body);
    tendDialogs(document.body);
    keepFocus(document.body);
    tendPresses(document.body);
    watchSettling();
  }
  openCredentials();
  watchNetwork();
  watchTheme();
  watchUnsent();
  watchActs();
  learnSession();
  if (!isH5) watchVisitors();
  watch(
    () => session.member?.id,
    () => void countFreshNews().catch(() => undefined),
  );
}

/** Without network the app opens all the same, and asks again when it is back; so does a page that needs to know. */
function learnSession(): void {
  watch(
    () => network.online,
    (online) => {
      if (online && session.status === 'unknown') refreshSession().catch(() => undefined);
    },
    { immediate: true },
  );
}

/** A program that comes into the running app is nobody, though a member is signed in; they are themselves when they come back. */
function watchVisitors(): void {
  let before = programScene();
  uni.onAppShow(() => {
    const now = programScene();
    if (now === before) return;
    before = now;
    refreshSession().catch(() => undefined);
  });
}

function fontSetting(): number | undefined {
  if (isH5) return undefined;
  return (uni.getSystemInfoSync() as { fontSizeSetting?: number }).fontSizeSetting;
}
