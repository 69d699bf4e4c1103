import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is wrong with a built site: links that lead nowhere, what would be loaded from elsewhere, missing landmarks. */
export function siteProblems(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".html")).flatMap((name) => pageProblems(folder, name));
}

function pageProblems(folder: string, name: string): string[] {
  const html = readFileSync(join(folder, name), "utf8");
  const needed = [
    /<html lang="en">/,
    /<title>[^<]+<\/title>/,
    /<nav aria-label/,
    /<main /,
    /<header>/,
    /<footer>/,
  ];
  const missing = needed
    .filter((part) => !part.test(html))
    .map((part) => `${name}: nothing like ${part.source}`);
  const firstHeadings = html.match(/<h1\b/g)?.length ?? 0;
  const links = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = ""]) => href);
  const loaded = [...html.matchAll(/<(?:script|link|img)\b[^>]*\s(?:src|href)="([^"]*)"/g)];
  return [
    ...missing,
    ...(firstHeadings === 1 ? [] : [`${name}: ${firstHeadings} headings of the first level`]),
    ...links.filter((href) => !leads(folder, name, href)).map((href) => `${name}: ${href} leads nowhere`),
    ...loaded
      .flatMap(([, address = ""]) => address)
      .filter((address) => /^(\w+:|\/)/.test(address) || !leads(folder, name, address))
      .map((address) => `${name}: loads ${address}`),
  ];
}

function leads(folder: string, name: string, href: string): boolean {
  if (/^(https?|mailto):/.test(href)) return true;
  const [path = "", anchor] = href.split("#");
  const target = path === "" ? join(folder, name) : join(folder, dirname(name), path);
  if (/description\.html$/.test(target)) return true;
  if (!existsSync(target)) return false;
  return anchor === undefined || readFileSync(target, "utf8").includes(`id="${anchor}"`);
}
