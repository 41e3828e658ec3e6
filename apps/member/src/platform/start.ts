import { onLanguage } from '../features/language/app-language.ts';
import { openPreferences } from '../features/preferences/preferences.ts';
import { openCredentials } from '../features/session/credentials.ts';
import { refreshSession } from '../features/session/session.ts';
import { mirrorRoles } from './h5-a11y.ts';
import { watchNetwork } from './network.ts';
import { isH5 } from './target.ts';
import { watchTheme } from './theme.ts';

/** What has to happen once, before the first page. */
export function startPlatform(): void {
  if (isH5) mirrorRoles(document.body);
  openPreferences(fontSetting());
  openCredentials();
  watchNetwork();
  watchTheme();
  onLanguage();
  // A page that needs to know asks again; without network the app opens all the same.
  refreshSession().catch(() => undefined);
}

function fontSetting(): number | undefined {
  if (isH5) return undefined;
  return (uni.getSystemInfoSync() as { fontSizeSetting?: number }).fontSizeSetting;
}
