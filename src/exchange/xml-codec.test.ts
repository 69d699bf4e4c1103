import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { type Decoded, utf8 } from "./codec.js";
import { UnwritableValue } from "./unsendable.js";
import { xmlCodec } from "./xml-codec.js";

const NAMESPACE = "http://shop.example.com/doc/1/";

const orderSchema: JsonObject = {
  type: "object",
  xml: { name: "Order", namespace: NAMESPACE },
  required: ["Line"],
  properties: {
    id: { type: "integer", xml: { attribute: true } },
    Paid: { type: "boolean" },
    Note: { type: "string" },
    Line: { type: "array", items: { $ref: "#/$defs/line" } },
    Tags: { type: "array", xml: { wrapped: true }, items: { type: "string", xml: { name: "Tag" } } },
    Codes: { type: "array", xml: { wrapped: true, name: "CodeList" }, items: { type: "integer" } },
    Owner: { type: "object", properties: { Name: { type: "string", xml: { name: "FullName" } } } },
  },
  $defs: {
    line: { type: "object", properties: { Sku: { type: "string" }, Count: { type: "number" } } },
  },
};
const order: SchemaAt = { root: orderSchema, pointer: "" };

function read(xml: string, schema: SchemaAt = order): Decoded {
  return xmlCodec.read(utf8(xml), schema);
}

function valueOf(xml: string, schema: SchemaAt = order): Json {
  const decoded = read(xml, schema);
  if (decoded.kind !== "value") throw new Error(decoded.reason);
  return decoded.value;
}

function write(value: Json, schema: SchemaAt = order): string {
  return new TextDecoder().decode(xmlCodec.write(value, schema));
}

describe("writing and reading by the schema", () => {
  const value = {
    id: 7,
    Paid: true,
    Note: " <a> & 'b' \"c\" \u00e9\t\n ",
    Line: [{ Sku: "x", Count: 1.5 }],
    Tags: ["only"],
    Codes: [1, 2],
    Owner: { Name: "Ann" },
  };

  test("names, namespace, attributes, wrapped and bare lists", () => {
    expect(write(value)).toMatchInlineSnapshot(`
      "<Order xmlns="http://shop.example.com/doc/1/" id="7"><Paid>true</Paid><Note> &lt;a&gt; &amp; 'b' "c" é	
       </Note><Line><Sku>x</Sku><Count>1.5</Count></Line><Tags><Tag>only</Tag></Tags><CodeList><CodeList>1</CodeList><CodeList>2</CodeList></CodeList><Owner><FullName>Ann</FullName></Owner></Order>"
    `);
    expect(valueOf(write(value))).toEqual(value);
  });

  test("declared properties go in the schema's order", () => {
    expect(write({ Extra: "e", Owner: {}, Paid: false })).toBe(
      `<Order xmlns="${NAMESPACE}"><Paid>false</Paid><Owner/><Extra>e</Extra></Order>`,
    );
  });

  test("a prefix", () => {
    const schema: SchemaAt = {
      root: { type: "string", xml: { name: "Place", namespace: NAMESPACE, prefix: "s" } },
      pointer: "",
    };
    expect(write("here", schema)).toBe(`<s:Place xmlns:s="${NAMESPACE}">here</s:Place>`);
    expect(valueOf(write("here", schema), schema)).toBe("here");
  });

  test("a list as a whole document", () => {
    const schema: SchemaAt = {
      root: {
        type: "array",
        xml: { name: "Ids", wrapped: true },
        items: { type: "integer", xml: { name: "Id" } },
      },
      pointer: "",
    };
    expect(write([1], schema)).toBe("<Ids><Id>1</Id></Ids>");
    expect(valueOf("<Ids><Id>1</Id></Ids>", schema)).toEqual([1]);
    expect(valueOf("<Ids/>", schema)).toEqual([]);
  });

  test("any order survives", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((s) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(s));
    const orders = fc.record(
      {
        id: fc.integer(),
        Paid: fc.boolean(),
        Note: text,
        Tags: fc.array(text),
        Codes: fc.array(fc.integer()),
        Owner: fc.record({ Name: text }),
        Line: fc.array(fc.record({ Sku: text, Count: fc.integer() })),
      },
      { requiredKeys: ["Line"] },
    );
    fc.assert(
      fc.property(orders, (content) => {
        expect(valueOf(write(content))).toEqual(content);
      }),
    );
  });

  test.each<[string, Json]>([
    ["a control character", { Note: "\u0001" }],
    ["a lone surrogate", { Note: "\ud800" }],
    ["a name that no element can have", { "a b": 1 }],
  ])("%s cannot be written", (_, content) => {
    expect(() => write(content)).toThrow(UnwritableValue);
  });
});

describe("reading what others write", () => {
  const cases: readonly [string, string, Json][] = [
    [
      "a declaration, comments and processing instructions",
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><Order><?p i?><Line/></Order>\n',
      { Line: [{}] },
    ],
    ["a missing namespace", "<Order><Line/></Order>", { Line: [{}] }],
    [
      "a namespace of another host",
      '<Order xmlns="http://shop.eu-1.example.org/doc/1/"><Line/></Order>',
      { Line: [{}] },
    ],
    [
      "a prefix for the namespace",
      `<n:Order xmlns:n="${NAMESPACE}"><n:Paid>true</n:Paid></n:Order>`,
      { Paid: true, Line: [] },
    ],
    [
      "references and CDATA",
      "<Order><Note>&lt;&#65;&#x42;<![CDATA[<&amp;>]]>&gt;</Note></Order>",
      { Note: "<AB<&amp;>>", Line: [] },
    ],
    [
      "empty elements",
      "<Order><Note/><Tags/><Owner></Owner></Order>",
      { Note: "", Line: [], Tags: [], Owner: {} },
    ],
    [
      "several lines",
      "<Order><Line><Sku>1</Sku></Line><Line><Sku>2</Sku></Line></Order>",
      { Line: [{ Sku: "1" }, { Sku: "2" }] },
    ],
    [
      "undeclared elements and attributes",
      '<Order kind="k"><Line/><X>1</X><X>2</X><Y a="b">t</Y></Order>',
      { "@kind": "k", Line: [{}], X: ["1", "2"], Y: { "@a": "b", "#text": "t" } },
    ],
    [
      "what instances say about their schema",
      '<Order xmlns:xsi="i" xsi:schemaLocation="x" xml:lang="en"><Line/></Order>',
      { Line: [{}] },
    ],
    [
      "white space between elements",
      "<Order>\n  <Line>\n    <Count> 2 </Count>\n  </Line>\n</Order>",
      { Line: [{ Count: 2 }] },
    ],
    [
      "text where a number belongs",
      "<Order><Line><Count>two</Count></Line></Order>",
      { Line: [{ Count: "two" }] },
    ],
    ["text where an object belongs", "<Order><Owner>me</Owner></Order>", { Owner: "me", Line: [] }],
    [
      "an element twice that belongs there once",
      "<Order><Note>a</Note><Note>b</Note></Order>",
      { Note: ["a", "b"], Line: [] },
    ],
    ["elements where text belongs", "<Order><Note><b>x</b></Note></Order>", { Note: { b: "x" }, Line: [] }],
    [
      "a name that is dangerous to objects",
      "<Order><Line/><constructor __proto__='2'>1</constructor></Order>",
      { Line: [{}], constructor: { "@__proto__": "2", "#text": "1" } },
    ],
  ];

  test.each(cases)("%s", (_, xml, want) => {
    expect(valueOf(xml)).toEqual(want);
  });

  test("without a schema everything is text", () => {
    expect(xmlCodec.read(utf8('<a n="1"><b>1</b><b/><c><d>x</d></c></a>'))).toEqual({
      kind: "value",
      value: { "@n": "1", b: ["1", ""], c: { d: "x" } },
    });
  });

  test("another document is foreign, not malformed", () => {
    expect(read("<Invoice/>")).toEqual({
      kind: "foreign",
      reason: "the root element is Invoice, expected Order",
    });
    expect(read('<Order xmlns="http://shop.example.com/doc/2/"/>')).toEqual({
      kind: "foreign",
      reason:
        "the element Order is in namespace http://shop.example.com/doc/2/, expected http://shop.example.com/doc/1/",
      // What it says is data nevertheless, to whoever minds no namespace.
      value: { Line: [] },
    });
  });

  test.each([
    "",
    "  ",
    "text",
    "<Order>",
    "<Order></Invoice>",
    "<Order/><Order/>",
    "<Order/>text",
    "text<Order/>",
    "<Order a=1/>",
    "<Order a='1' a='2'/>",
    "<Order>&unknown;</Order>",
    "<Order>a & b</Order>",
    "<Order a='&x;'/>",
    "<Order a='&'/>",
    "<Order a='<'/>",
    "<Order>&#0;</Order>",
    "<Order>&#x110000;</Order>",
    "<Order>\u0001</Order>",
    "<1/>",
    '{"Order":1}',
    "<Order><b></Order></b>",
  ])("malformed: %j", (xml) => {
    expect(read(xml).kind).toBe("malformed");
  });

  test("bytes that are no UTF-8 are malformed", () => {
    expect(xmlCodec.read(new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])).kind).toBe(
      "malformed",
    );
  });

  test("entities of a DTD are neither expanded nor fetched", () => {
    const bomb = '<!DOCTYPE Order [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Order><Note>&b;</Note></Order>';
    expect(read(bomb)).toEqual({
      kind: "value",
      value: { Note: "&b;", Line: [] },
      notes: ["the document type declaration was ignored"],
    });
    const file = '<!DOCTYPE Order [<!ENTITY x SYSTEM "file:///etc/passwd">]><Order><Note>&x;</Note></Order>';
    expect(JSON.stringify(read(file))).not.toContain("root:");
  });

  test("nothing makes it throw", () => {
    const piece = fc.constantFrom(
      "<Order>",
      "</Order>",
      "<a b='c'>",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "&",
      "<?",
      "?>",
      "x",
      "<",
      ">",
      "<!DOCTYPE",
      "[",
      "]",
      "'",
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (xml) => {
          read(xml);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
