import { createHash } from "node:crypto";
import { fitDetails } from "./fit-details.js";
import type { PageContent } from "./page-content.js";

/** The page's own code, as the bundler wrote it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * One file that holds the page, its code and its data, and asks for nothing else.
 *
 * What the first screen needs is plain JSON; the cases and findings of each provider are packed (gzip, base64) and
 * unpacked when they are first looked at. The policy forbids every request, and every script but the page's own.
 */
export function embedPage({ overview, details }: PageContent, { script: code, style }: PageAssets): string {
  const script = code.replaceAll("</script", "<\\/script");
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const names = overview.providers.map(({ title }) => title).join(", ");
  const title = `assay: ${names} on the ${overview.target === "mock" ? "mock" : "live target"}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript>This page needs JavaScript. The same run is told by summary.md (--report markdown).</noscript></div>
<script type="application/json" id="overview">${jsonInScript(overview)}</script>
${fitDetails(details)
  .map((packed, index) => `<script type="text/plain" id="details-${index}">${packed}</script>`)
  .join("\n")}
<script>${script}</script>
</body>
</html>
`;
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

/** JSON that cannot end the script element that it stands in. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
