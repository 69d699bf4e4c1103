// Finds pages by title and heading, in the index that stands beside this script.
const query = document.querySelector("#query");
const found = document.querySelector("#found");

// On a phone the text comes first to see.
if (matchMedia("(max-width: 50rem)").matches)
  for (const section of document.querySelectorAll("nav details")) section.open = false;

query.addEventListener("input", () => {
  const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits =
    words.length === 0 ? [] : window.assayPages.flatMap((page) => hitsIn(page, words)).slice(0, 12);
  found.replaceChildren(...hits.map(itemOf));
  found.hidden = hits.length === 0;
});

function hitsIn({ title, url, headings }, words) {
  const has = (text) => words.every((word) => text.toLowerCase().includes(word));
  const inside = headings.filter((heading) => has(`${title} ${heading}`) && !has(title));
  const whole = has(title) ? [{ text: title, url }] : [];
  return [
    ...whole,
    ...inside.map((heading) => ({ text: `${title}: ${heading}`, url: `${url}#${anchor(heading)}` })),
  ];
}

function anchor(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function itemOf({ text, url }) {
  const link = document.createElement("a");
  link.href = query.dataset.top + url;
  link.textContent = text;
  const item = document.createElement("li");
  item.append(link);
  return item;
}
