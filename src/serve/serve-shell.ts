/** Where the shell takes the code and the style of the pages from. */
export const shellParts = { script: "/serve.js", style: "/serve.css" };

/** Only this server's own code, style and answers; no page may frame it. */
export const shellPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The document in which the pages of `assay serve` are drawn; which of them its address says. */
export const serveShell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>assay: runs</title>
<link rel="stylesheet" href="${shellParts.style}">
</head>
<body>
<div id="page"><noscript>This page needs JavaScript. summary.md (--report markdown) tells a run without it.</noscript></div>
<script src="${shellParts.script}"></script>
</body>
</html>
`;
