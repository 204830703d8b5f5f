// The pages of the bot, linked from each other.
import { element } from "./contact.js";

const pages = { "/": "Board", "/alerts": "Alerts", "/runs": "Runs", "/performance": "Performance", "/settings": "Settings" };

export const nameOf = path => pages[path];

export function addTo(nav) {
  nav.append(...Object.entries(pages).map(([path, name]) => {
    const link = element("a", name);
    link.href = path;
    if (path === location.pathname) link.setAttribute("aria-current", "page");
    return link;
  }));
}
