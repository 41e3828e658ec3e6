import { createSSRApp } from 'vue';

import App from './App.vue';

/** Uni's entry point: it calls this on every platform. */
export function createApp() {
  return { app: createSSRApp(App) };
}
