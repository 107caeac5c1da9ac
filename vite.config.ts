import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The screen, for both hosts. Paths are relative, because Electron serves it from `app://`. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Nothing inline: the hosts' Content-Security-Policy allows fonts and scripts from 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen needs, what the desk needs, and the rest: `renderer/parts.tsx`.
    chunkSizeWarningLimit: 600,
  },
})
