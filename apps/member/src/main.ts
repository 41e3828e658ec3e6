import { createSSRApp } from 'vue';

import App from './App.vue';
// #ifdef H5
import PageUnreachable from './ui/page-unreachable.vue';
// #endif

/** Uni's entry point: it calls this on every platform. */
export function createApp() {
  const app = createSSRApp(App);
  // #ifdef H5
  // Uni shows the component of this name where the code of a page cannot be fetched, and brings its own only where there is none.
  app.component('AsyncError', PageUnreachable);
  // #endif
  return { app };
}
