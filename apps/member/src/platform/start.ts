import { watchActs } from '../features/acts/acts.ts';
import { markLanguage } from '../features/language/app-language.ts';
import { openPreferences } from '../features/preferences/preferences.ts';
import { openCredentials } from '../features/session/credentials.ts';
import { refreshSession } from '../features/session/session.ts';
import { mirrorRoles } from './h5-a11y.ts';
import { tendDialogs } from './h5-dialogs.ts';
import { watchNetwork } from './network.ts';
import { isH5 } from './target.ts';
import { watchTheme } from './theme.ts';

/** What has to happen once, before the first page. */
export function startPlatform(): void {
  openPreferences(fontSetting());
  if (isH5) {
    markLanguage(document.documentElement);
    mirrorRoles(document.body);
    tendDialogs(document.body);
  }
  openCredentials();
  watchNetwork();
  watchTheme();
  watchActs();
  // A page that needs to know asks again; without network the app opens all the same.
  refreshSession().catch(() => undefined);
}

function fontSetting(): number | undefined {
  if (isH5) return undefined;
  return (uni.getSystemInfoSync() as { fontSizeSetting?: number }).fontSizeSetting;
}
