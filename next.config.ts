import type { NextConfig } from "next";
import { COMMON_HEADERS } from "./app/_edge/headers.ts";

const common = Object.entries(COMMON_HEADERS).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // No picture is resized by the server, so no code for it is loaded.
  images: { unoptimized: true },
  devIndicators: false,
  // Type errors stop the build; formatting and lint are checked by `npm test`.
  typescript: { ignoreBuildErrors: false },
  headers: async () => [
    { source: "/:path*", headers: common },
    // A reply of the API is data: even if somebody opens one as a page, nothing in it runs.
    {
      source: "/api/:path*",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
      ],
    },
  ],
};

export default config;
