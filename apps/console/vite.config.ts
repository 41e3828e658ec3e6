import { fileURLToPath } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  resolve: {
    // The workspace root holds the older Vue of the member app; TDesign and vue-query must share the console's own.
    dedupe: ['vue'],
    alias: {
      // The server validates; the console needs the paths and limits of the contract, not the schema builder.
      typebox: fileURLToPath(new URL('./src/api/typebox-stub.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Fetched only by the page that draws.
            { name: 'echarts', test: /node_modules\/(echarts|zrender)\// },
            // Changes far less often than our own code, so browsers keep it over a release.
            { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|vue-demi|@tanstack)\// },
          ],
        },
      },
    },
    // ECharts with one line chart is 500 kB; nothing else may come near it.
    chunkSizeWarningLimit: 520,
  },
  server: {
    port: 5174,
    proxy: {
      '/api': { target: process.env['HUIXIANG_SERVER'] ?? 'http://127.0.0.1:8787', changeOrigin: false },
    },
  },
});
