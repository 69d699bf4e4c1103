import type { RawOddity } from "./raw-oddity.js";

const encoder = new TextEncoder();

/** Bodies made from a valid XML text that only bytes can show: what no serialiser would write. */
export function rawXmlOddities(validText: string): RawOddity[] {
  const text = validText.trim();
  const root = /<([\w:.-]+)/.exec(text)?.[1] ?? "root";
  const inside = (content: string) => `<${root}>${content}</${root}>`;
  const rows: [string, string | Uint8Array][] = [
    ["empty body", ""],
    ["white space only", " \r\n\t "],
    ["truncated text", text.slice(0, Math.max(1, Math.floor(text.length / 2)))],
    ["two roots", `${text}${text}`],
    ["text after the root", `${text}text`],
    ["empty root", `<${root}/>`],
    ["unknown root", "<unknown/>"],
    ["unquoted attribute", `<${root} a=1></${root}>`],
    ["attribute twice", `<${root} a="1" a="2"></${root}>`],
    ["undefined entity", inside("&undefined;")],
    ["entity of a DTD", `<!DOCTYPE ${root} [<!ENTITY e "text">]>${inside("&e;")}`],
    [
      "entities of entities",
      `<!DOCTYPE ${root} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>${inside("&c;")}`,
    ],
    ["external entity", `<!DOCTYPE ${root} [<!ENTITY e SYSTEM "file:///nonexistent">]>${inside("&e;")}`],
    ["character reference to NUL", inside("&#0;")],
    ["processing instruction", `<?php echo 1 ?>${text}`],
    ["unclosed CDATA", inside("<![CDATA[text")],
    ["comment with two hyphens", `<!-- a -- b -->${text}`],
    ["nested 5,000 elements", inside(`${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}`)],
    ["10,000 elements alike", inside("<a/>".repeat(10_000))],
    ["attribute of 100,000 characters", `<${root} a="${"a".repeat(100_000)}"></${root}>`],
    ["byte order mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...encoder.encode(text)])],
    [
      "invalid UTF-8",
      Buffer.concat([
        encoder.encode(`<${root}>`),
        Uint8Array.from([0xff, 0xfe, 0xc3, 0x28]),
        encoder.encode(`</${root}>`),
      ]),
    ],
    ["encoding that it is not in", `<?xml version="1.0" encoding="UTF-16"?>${text}`],
    ["JSON", '{"member":1}'],
  ];
  return rows.map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }));
}
