import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** What the built page may load: its own files, and nothing from anywhere else. It may send nothing at all. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** The development server needs connections and styles of its own: the policy is for the built page. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  // Any folder of any static host.
  base: './',
  plugins: [contentSecurityPolicy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A data: URL would need a laxer policy.
    assetsInlineLimit: 0,
  },
});

export default config;
