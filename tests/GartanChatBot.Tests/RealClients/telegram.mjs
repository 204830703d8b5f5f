// A small bot on grammY, to try the pretend Telegram of the tests with. Long polling, or a webhook server when WEBHOOK_SECRET is set.
import { createServer } from 'node:http';
import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from 'grammy';

const { BOT_TOKEN: token, API_ROOT: apiRoot, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = process.env;
const bot = new Bot(token, { client: { apiRoot } });
const say = (event) => console.log(JSON.stringify(event));

bot.command('start', (ctx) => ctx.reply(`Welcome ${ctx.from.first_name}: ${ctx.match}`));

bot.command('now', (ctx) => ctx.reply('<b>On the run</b> until <code>18:00</code>', {
  parse_mode: 'HTML',
  reply_markup: new InlineKeyboard().text('Fix it', 'fix').url('Help', 'https://example.org/help'),
  reply_parameters: { message_id: ctx.msg.message_id },
  message_thread_id: ctx.msg.is_topic_message ? ctx.msg.message_thread_id : undefined,
}));

bot.callbackQuery('fix', async (ctx) => {
  await ctx.answerCallbackQuery({ text: 'One moment' });
  await ctx.editMessageText('Nobody can fix it');
});

bot.command('chart', async (ctx) => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGNgYGD4DwMMcAYAQ8gF+ySnGVcAAAAASUVORK5CYII=', 'base64');
  const sent = await ctx.replyWithPhoto(new InputFile(png, 'week.png'), { caption: 'This week' });
  await ctx.api.pinChatMessage(ctx.chat.id, sent.message_id, { disable_notification: true });
  const chat = await ctx.api.getChat(ctx.chat.id);
  say({ pinned: chat.pinned_message.message_id === sent.message_id });
});

bot.command('menu', async (ctx) => {
  const scope = { type: 'all_private_chats' };
  await ctx.api.setMyCommands([{ command: 'now', description: 'Who is on the run now' }], { scope });
  say({ menu: await ctx.api.getMyCommands({ scope }) });
  await ctx.reply('The menu is set');
});

bot.command('broken', async (ctx) => {
  try {
    await ctx.reply('<b>never closed', { parse_mode: 'HTML' });
  } catch (error) {
    say({ grammyError: error instanceof GrammyError, code: error.error_code, text: error.description });
    await ctx.reply('That was refused');
  }
});

bot.on('my_chat_member', (ctx) => say({ was: ctx.oldChatMember?.status ?? ctx.myChatMember.old_chat_member.status, is: ctx.myChatMember.new_chat_member.status }));
bot.on('message:migrate_to_chat_id', (ctx) => say({ movedTo: ctx.msg.migrate_to_chat_id }));
bot.catch((error) => say({ error: String(error.error) }));

if (secret) {
  await bot.init();
  const server = createServer(webhookCallback(bot, 'http', { secretToken: secret }));
  server.listen(0, '127.0.0.1', async () => {
    await bot.api.setWebhook(url, { secret_token: secret });
    say({ port: server.address().port });
  });
  process.stdin.on('end', () => server.close(() => process.exit(0))).resume();
  process.stdin.on('end', () => server.closeAllConnections());
} else {
  process.stdin.on('end', () => bot.stop()).resume();
  await bot.start({ allowed_updates: ['message', 'callback_query', 'my_chat_member'], onStart: (me) => say({ started: me.username }) });
  process.exit(0);
}
