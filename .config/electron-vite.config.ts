import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (path: string) => root + path

/** Office and desk start in plain Node too: nothing they load may reach for Electron. */
function officeWithoutElectron(): Plugin {
  return {
    name: 'office-without-electron',
    generateBundle(_options, bundle) {
      const seen = new Set(['office.js', 'desk.js', 'lines.js'])
      for (const name of seen) {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk') continue
        if (chunk.imports.some((one) => /^electron(\/|$)/.test(one)))
          this.error(`${name} is loaded in plain Node and imports electron`)
        for (const one of [...chunk.imports, ...chunk.dynamicImports]) seen.add(one)
      }
    },
  }
}

/** The Content Security Policy refuses inline code and styles; so does the build. */
function nothingInline(): Plugin {
  return {
    name: 'nothing-inline',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue
          const inline = /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.exec(
            String(file.source),
          )
          if (inline) this.error(`${file.fileName} has inline code or style: ${inline[0]}`)
        }
      },
    },
  }
}

export default defineConfig({
  main: {
    root,
    plugins: [officeWithoutElectron()],
    build: {
      outDir: at('out/main'),
      target: 'node20',
      // Less to read and to compile at each start.
      minify: true,
      // What the office needs at its start is read as one file instead of a hundred.
      externalizeDeps: {
        exclude: [
          'ibantools',
          'libsodium-wrappers-sumo',
          'otpauth',
          'saxes',
          'temporal-polyfill',
          'zod',
        ],
      },
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          office: at('electron/office/process.ts'),
          desk: at('electron/desk/process.ts'),
          lines: at('electron/launch/lines.ts'),
          'pdf-worker': at('electron/office/invoices/pdf/pdf-worker.ts'),
          'argon2-worker': at('electron/office/session/keys/argon2-worker.mjs'),
          'rekey-worker': at('electron/office/session/rotation/rekey-worker.mjs'),
          'backup-worker': at('electron/office/backup/file/backup-worker.mjs'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      target: 'node20',
      // A sandboxed preload can require nothing but electron: the rest goes into the file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    publicDir: false,
    plugins: [react(), nothingInline()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      // Fonts and images stay files of app://: the policy allows no data: URLs for them.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: at('renderer/index.html'),
        output: {
          // A file for the way in, one for the frame with the rooms' words, one for what pages
          // share, and one per page; left alone it would be a hundred and forty small ones.
          codeSplitting: {
            groups: [
              { name: 'start', test: /renderer\/main\.tsx$/, priority: 3 },
              { name: 'rooms', test: /renderer\/(rooms\.ts|frame\/router\.tsx)$/, priority: 2 },
              { name: 'shared', minShareCount: 2, priority: 1 },
            ],
          },
        },
      },
    },
  },
})
