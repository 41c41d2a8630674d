import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import express from 'express';
import { defineConfig, type Plugin } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { tokensCss } from '#client/ui/tokens.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The server behind `vite`: a running `npm start`. */
const server = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** The tokens stand in the page's head, so that the first paint has its colours before any script runs. */
const tokensInHead = (): Plugin => ({
  name: 'tokens-in-head',
  transformIndexHtml: () => [{ tag: 'style', children: tokensCss(), injectTo: 'head-prepend' }],
});

/** Character maps and fonts that slides may need: without them Chinese text of many PDFs is missing. */
const SLIDE_FILES = { cmaps: 'cmaps', fonts: 'standard_fonts', wasm: 'wasm' } as const;
const slideFolder = (folder: string): string => here(`../node_modules/pdfjs-dist/${folder}`);

const slideFiles = (): Plugin => ({
  name: 'slide-files',
  generateBundle() {
    for (const [name, folder] of Object.entries(SLIDE_FILES)) {
      for (const file of readdirSync(slideFolder(folder))) {
        this.emitFile({
          type: 'asset',
          fileName: `slides/${name}/${file}`,
          source: readFileSync(`${slideFolder(folder)}/${file}`),
        });
      }
    }
  },
  configureServer(server) {
    for (const [name, folder] of Object.entries(SLIDE_FILES)) {
      server.middlewares.use(`/slides/${name}`, express().use(express.static(slideFolder(folder))));
    }
  },
});

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    tokensInHead(),
    slideFiles(),
    // Compressed once here instead of at every request.
    compression({
      include: /\.(js|css|html|svg|json|webmanifest)$/,
      threshold: 1024,
      algorithms: [defineAlgorithm('gzip', { level: 9 }), defineAlgorithm('brotliCompress')],
    }),
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // An inlined script or font would need an exception from the content security policy.
    assetsInlineLimit: 0,
    // Browsers that load modules also preload them; the shim would be an extra script.
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: true },
      '/socket.io': { target: server, ws: true, changeOrigin: true },
      '/stage': { target: server, ws: true, changeOrigin: true },
    },
  },
});
