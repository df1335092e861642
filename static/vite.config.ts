import { defineConfig } from "vitest/config";

/** Where `studyhall serve` listens while the client is being developed. */
const SERVER = "http://127.0.0.1:8000";

export default defineConfig({
  build: {
    outDir: "dist",
    assetsDir: "assets",
    // The content policy lets fonts be data, yet a font in the style sheet is loaded by everybody.
    assetsInlineLimit: 0,
    // KaTeX and MathLive are large, and loaded on their own when maths is first shown or typed.
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      "/api": SERVER,
      "/enter": SERVER,
      "/socket.io": { target: SERVER, ws: true },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    css: { include: /tokens\.css/ },
  },
});
