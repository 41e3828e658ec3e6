import 'tdesign-vue-next/es/style/index.css';

import { createApp } from 'vue';

import App from './app.vue';
import { restoreLocale } from './ui/i18n.ts';
import { startTheme } from './ui/theme.ts';

startTheme();
await restoreLocale();
createApp(App).mount('#app');
