// Shared by all pages: requests to the bot, and the log-in form.

export const byId = id => document.getElementById(id);

/** The bot rejected the request; the message is shown to the user. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.needsToken = status === 401;
  }
}

// All content is added as text, never as markup, because names come from a web page.
export function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  made.append(...children);
  return made;
}

export async function request(path, signal) {
  const answer = await fetch(path, { cache: "no-store", signal });
  if ([401, 403, 429].includes(answer.status)) throw new Refused(answer.status, await reason(answer));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function reason(answer) {
  try {
    return (await answer.json()).detail;
  } catch {
    return `The bot answered ${answer.status}.`;
  }
}

/** Resolves after a successful log-in. */
export function askForToken() {
  const [form, input, problem] = [byId("token-form"), byId("token"), byId("token-problem")];
  form.hidden = false;
  input.focus();

  return new Promise(resolve => {
    form.onsubmit = async event => {
      event.preventDefault();
      const answer = await fetch("/login", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token: input.value }),
      }).catch(() => null);

      if (answer?.ok) {
        [form.hidden, input.value, problem.textContent] = [true, "", ""];
        resolve();
      } else {
        problem.textContent = answer ? await reason(answer) : "No contact with the bot.";
      }
    };
  });
}
