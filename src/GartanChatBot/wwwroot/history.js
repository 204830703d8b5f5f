// One station's heat map: a table, so that screen readers can read it, shaded by the share of time off the run.
import { element, request } from "./contact.js";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
const steps = [0.05, 0.15, 0.3, 0.5];

function cell(off, known) {
  const made = element("td");
  if (known === 0) {
    made.className = "unread";
    made.append(hidden("not read"));
  } else if (off > 0) {
    const share = off / known;
    made.className = `s${steps.filter(step => share >= step).length + 1}`;
    made.textContent = Math.max(1, Math.round(share * 100));
  }
  return made;
}

function hidden(text) {
  const made = element("span", text);
  made.className = "unseen";
  return made;
}

function head(text, scope) {
  const made = element("th", text);
  made.scope = scope;
  return made;
}

/** On a narrow screen the hours are rows. */
function heatMap(pump, isNarrow) {
  const [across, down] = isNarrow ? [weekdays, hours] : [hours, weekdays];
  const corner = element("td");
  corner.className = "corner";
  const value = (table, row, column) => isNarrow ? table[column][row] : table[row][column];
  const made = element("table", null,
    element("thead", null, element("tr", null, corner, ...across.map(name => head(name, "col")))),
    element("tbody", null, ...down.map((name, row) => element("tr", null, head(name, "row"),
      ...across.map((_, column) => cell(value(pump.off, row, column), value(pump.known, row, column)))))));
  made.className = "heat";
  made.setAttribute("aria-label", `${pump.callSign}: per cent of each hour off the run`);
  return made;
}

export async function showHistory(code, place) {
  const answer = await (await request(`/api/v1/stations/${encodeURIComponent(code)}/history`, AbortSignal.timeout(20_000))).json();
  const narrow = matchMedia("(max-width: 699px)");
  const draw = () => {
    const made = element("section", null, element("h3", `Last 13 weeks, ${answer.period}: per cent of each hour off the run`),
      ...answer.pumps.flatMap(pump => [element("p", `${pump.callSign}: ${pump.words}`), heatMap(pump, narrow.matches)]));
    made.className = "card history";
    place.replaceChildren(made);
  };
  narrow.addEventListener("change", draw);
  draw();
}
