// A wall screen: Chromium, driven by Playwright, on the board of the bot. Commands come as lines of JSON, each is answered by one.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const { BOARD_URL: url, CHROMIUM: executablePath, PROFILE: profile, PAGE_CLOCK: pageClock } = process.env;
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const say = (event) => console.log(JSON.stringify(event));

const browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args, ignoreHTTPSErrors: true });
const page = browser.pages()[0] ?? await browser.newPage();
const complaints = [];
let found = null;
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
// The page's clock runs as usual and can be set forward: nobody has to wait for ninety seconds.
if (pageClock) await page.clock.install();

const deeds = {
  open: async () => { await page.goto(url); },
  reload: async () => { await page.reload(); },
  // Time passes for the page, and what is due runs once, as after a sleep.
  forward: async ({ ms }) => { await page.clock.fastForward(ms); },
  // The wall clock alone jumps, as on a machine that was asleep.
  jump: async ({ ms }) => { await page.clock.setSystemTime(await page.evaluate(() => Date.now()) + ms); },
  offline: async ({ state }) => { await browser.setOffline(state); },
  until: async ({ text, patience }) => { await page.getByText(text).first().waitFor({ timeout: patience ?? 30_000 }); },
  gone: async ({ text }) => { await page.getByText(text).first().waitFor({ state: 'hidden', timeout: 30_000 }); },
  login: async ({ token }) => { await page.getByLabel('access token').fill(token); await page.getByRole('button').click(); },
  size: async ({ width, height }) => { await page.setViewportSize({ width, height }); },
  media: async ({ colorScheme, contrast, forcedColors }) => { await page.emulateMedia({ colorScheme, contrast, forcedColors }); },
  focus: async ({ selector }) => { await page.locator(selector).first().focus(); },
  // Gives the page another build of the bot to hear of, and waits until it has loaded itself anew.
  upgrade: async () => {
    await page.route('**/api/v1/board', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), build: 'upgraded' } });
    });
    await page.route('**/live', (route) => route.abort());
    await page.evaluate(() => { window.isOld = true; });
    await browser.setOffline(true);
    await browser.setOffline(false);
    await page.waitForFunction(() => !window.isOld, null, { timeout: 30_000 });
  },
  // What axe finds: the rule, where, and why.
  axe: async () => {
    if (!(await page.evaluate(() => 'axe' in window)))
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate(() => window.axe.run(document));
    found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}: ${node.failureSummary}`));
  },
  // Whatever is said to a screen reader from here on.
  listen: async () => {
    await page.evaluate(() => {
      window.said = [];
      const told = document.querySelector('[aria-live]');
      new MutationObserver(() => window.said.push(told.textContent)).observe(told, { childList: true, characterData: true, subtree: true });
    });
  },
  evaluate: async ({ script }) => { found = await page.evaluate(script); },
  read: async () => {},
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let failure = null;
  try {
    await deeds[command.do](command);
  } catch (error) {
    failure = String(error);
  }
  say({
    failure,
    text: await page.locator('body').innerText().catch(() => ''),
    cookies: await browser.cookies(),
    readable: await page.evaluate(() => document.cookie).catch(() => ''),
    complaints: complaints.splice(0),
    found,
  });
}
await browser.close();
