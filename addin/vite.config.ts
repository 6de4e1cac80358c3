import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { functionsJson } from './functions/declared.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A build option: our own server by default; a ministry's mirror or the 21Vianet CDN where one is allowed.
const officeJs = process.env.OFFICE_JS_URL ?? '/office-js/office.js';

const entries = ['taskpane.html', 'preview.html'].map(here).filter((path) => existsSync(path));

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [react(), officeScript(), icons(), customFunctions()],
  build: {
    outDir: here('../.build/addin'),
    emptyOutDir: true,
    // Office 2021 shows the pane in WebView2, which keeps itself up to date where it may; this is the floor.
    target: 'chrome100',
    chunkSizeWarningLimit: 4000,
    rollupOptions: { input: entries },
  },
});

/** A plain script tag before the bundle: office.js finds its other files next to its own address. */
function officeScript(): Plugin {
  return {
    name: 'office-script',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, page) =>
        page.path.endsWith('/taskpane.html')
          ? [{ tag: 'script', attrs: { src: officeJs }, injectTo: 'head-prepend' }]
          : [],
    },
  };
}

/** Icons keep their names: the manifest points to them. */
function icons(): Plugin {
  return {
    name: 'icons',
    generateBundle() {
      for (const size of [16, 32, 64, 80]) {
        const fileName = `assets/icon-${size}.png`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(here(fileName)) });
      }
    },
  };
}

/** What the manifest names for custom functions. The pane's own bundle ties them to their ids: one shared runtime. */
function customFunctions(): Plugin {
  return {
    name: 'custom-functions',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'functions.json', source: functionsJson() });
      this.emitFile({ type: 'asset', fileName: 'functions.js', source: '"use strict";\n' });
    },
  };
}
