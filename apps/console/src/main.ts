import 'tdesign-vue-next/es/style/index.css';
import './ui/tokens.css';
import './ui/base.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import { onSessionRejected } from './api/index.ts';
import { createQueryClient } from './api/query-client.ts';
import { forgetSession, me } from './api/session.ts';
import App from './app.vue';
import { createConsoleRouter } from './router.ts';
import { restoreLocale } from './ui/i18n.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { startTheme } from './ui/theme.ts';

startTheme();
keepFocus();
await restoreLocale();

const router = createConsoleRouter();
const queryClient = createQueryClient();
onSessionRejected(() => {
  // Nobody was signed in on this page: the guard asks again and leads to the sign-in page by itself.
  if (me.value === null) return;
  forgetSession();
  queryClient.clear();
  void router.replace({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } });
});

createApp(App).use(router).use(VueQueryPlugin, { queryClient }).mount('#app');
