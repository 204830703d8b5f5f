// Icons of states, and strips of states over time. Each state has a colour, a shape or a height, and a word.
import { element } from "./contact.js";

const svgSpace = "http://www.w3.org/2000/svg";

const outlines = {
  on: "M50 4A46 46 0 1 1 49.9 4Z", one: "M50 6 96 90H4Z", off: "M31 4H69L96 31V69L69 96H31L4 69V31Z",
  reduced: "M50 3 97 50 50 97 3 50Z", committed: "M8 8H92V62L50 96 8 62Z", unknown: "M50 4A46 46 0 1 1 49.9 4Z",
};
const signs = {
  on: "M28 52 44 68 73 35", one: "M50 36V60M50 74V75", off: "M33 33 67 67M67 33 33 67", reduced: "M34 50H66",
  committed: "M50 26V64M34 48 50 64 66 48", unknown: "M36 38C36 22 64 22 64 38 64 50 50 48 50 62M50 75V76",
};

/** The CSS class for a state of the API. */
export const kindOf = state =>
  ({ critical: "one", on: "on", preferred: "on", reduced: "reduced", off: "off", committed: "committed" })[state] ?? "unknown";

function svg(name, attributes, ...children) {
  const made = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** An icon, hidden from screen readers because a word is beside it. */
export function shape(kind) {
  return svg("svg", { viewBox: "0 0 100 100", class: `shape is-${kind}`, "aria-hidden": "true" },
    svg("path", { d: outlines[kind] }), svg("path", { d: signs[kind], class: "sign" }));
}

/** Groups equal consecutive letters into runs: [letter, from, length]. */
function runsOf(letters) {
  const runs = [];
  for (const [at, letter] of [...letters].entries())
    if (runs.at(-1)?.[0] === letter) runs.at(-1)[2]++;
    else runs.push([letter, at, 1]);
  return runs;
}

export function strip(letters, words, className = "") {
  const made = element("div");
  made.className = `strip ${className}`;
  if (words) {
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", words);
  } else {
    made.setAttribute("aria-hidden", "true");
  }
  for (const [letter, , length] of runsOf(letters)) {
    const run = element("span");
    run.className = `run ${letter}`;
    run.style.width = `${length / letters.length * 100}%`;
    made.append(run);
  }
  return made;
}

/** Shades the night hours behind a strip. */
export function shadeNights(made, isNight) {
  for (const [dark, from, length] of runsOf(isNight.map(night => night ? "n" : "d"))) {
    if (dark === "d") continue;
    const part = element("span");
    part.className = "dark";
    part.style.left = `${from / isNight.length * 100}%`;
    part.style.width = `${length / isNight.length * 100}%`;
    made.prepend(part);
  }
  return made;
}

/** Time labels: every third or sixth hour, with the weekday at midnight. */
export function axis(names, every = 3) {
  const made = element("div");
  made.className = "axis";
  made.setAttribute("aria-hidden", "true");
  for (const [at, name] of names.entries()) {
    if (Number(name) % every > 0) continue;
    const label = element("span", name);
    label.style.left = `${at / names.length * 100}%`;
    made.append(label);
  }
  return made;
}

export function legend(list) {
  const words = { o: "enough", c: "one away", r: "reduced", f: "off", i: "committed", u: "not known" };
  list.replaceChildren(...Object.entries(words).map(([letter, word]) => {
    const item = element("li");
    item.append(strip(letter, ""), word);
    return item;
  }));
}
