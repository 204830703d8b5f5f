// The pages alerts, runs and settings: text tables from the bot, refreshed every 30 seconds.
import { Refused, askForToken, byId, element, request } from "./contact.js";
import { addTo, nameOf } from "./pages.js";
import { kindOf, shape } from "./shapes.js";
import { instant, since } from "./time.js";

const again = 30_000;
const patience = 20_000;
const page = location.pathname.slice(1);

let heard = null;
let drawn = "";

function row(line, columns) {
  return element("tr", null, ...line.cells.map((text, at) => {
    const cell = element("td", text);
    if (at > 0 && columns[at] && text) cell.dataset.name = columns[at];
    if (at === 0 && line.state) cell.prepend(shape(kindOf(line.state)));
    return cell;
  }));
}

function card(table) {
  const made = element("section", null, element("h2", table.title));
  made.className = `card ${page}`;
  if (table.rows.length > 0) {
    const heads = table.columns.map(name => {
      const head = element(name ? "th" : "td", name);
      if (name) head.scope = "col";
      return head;
    });
    made.append(element("table", null, element("thead", null, element("tr", null, ...heads)),
      element("tbody", null, ...table.rows.map(line => row(line, table.columns)))));
  }
  if (table.note) made.append(element("p", table.note));
  return made;
}

function show(answer) {
  const key = JSON.stringify(answer.tables);
  if (key === drawn) return;
  drawn = key;
  byId("tables").replaceChildren(...answer.tables.map(card));
}

/** Shows the state of the connection and the age of the data. */
function tell(words) {
  if (byId("connection").textContent !== words) byId("connection").textContent = words;
}

async function watch() {
  for (;;) {
    try {
      const answer = await (await request(`/api/v1/${page}`, AbortSignal.timeout(patience))).json();
      heard = instant();
      show(answer);
      tell("Live");
    } catch (failure) {
      const age = heard === null ? "" : `; this data is ${Math.round(since(heard) / 60_000)} min old`;
      tell(failure instanceof Refused ? failure.message : `No contact with the bot${age}. Retrying …`);
      if (failure instanceof Refused && failure.needsToken && page !== "settings") await askForToken();
    }
    await new Promise(resolve => setTimeout(resolve, again));
  }
}

addTo(byId("pages"));
byId("title").textContent = nameOf(location.pathname);
document.title = `${nameOf(location.pathname)} – board`;
watch();
