import 'tdesign-vue-next/es/style/index.css';
import './ui/tokens.css';
import './ui/base.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import { createQueryClient } from './api/query-client.ts';
import { forgetSession } from './api/session.ts';
import App from './app.vue';
import { createConsoleRouter } from './router.ts';
import { restoreLocale } from './ui/i18n.ts';
import { startTheme } from './ui/theme.ts';

startTheme();
await restoreLocale();

const router = createConsoleRouter();
const queryClient = createQueryClient(() => {
  forgetSession();
  const here = router.currentRoute.value;
  if (here.name !== 'sign-in') void router.replace({ name: 'sign-in', query: { next: here.fullPath } });
});

createApp(App).use(router).use(VueQueryPlugin, { queryClient }).mount('#app');
