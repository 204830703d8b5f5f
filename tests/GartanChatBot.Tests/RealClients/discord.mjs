// A small bot on discord.js, to try the pretend Discord with: answers /pump, its button and half a word, and goes on after a break.
// DISCORD_API, DISCORD_TOKEN and DISCORD_CHANNEL say where; it ends when its input does.
import { Client, Routes } from 'discord.js';

const { DISCORD_API: api, DISCORD_TOKEN: token, DISCORD_CHANNEL: channel } = process.env;
const client = new Client({ intents: [], rest: { api, version: '10' } });
const quiet = { parse: [] };
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

client.once('clientReady', async () => {
  await client.rest.put(Routes.applicationCommands(client.application.id), {
    body: [{
      name: 'pump',
      description: 'Is it on the run?',
      options: [{ type: 3, name: 'pump', description: 'Which', required: true, autocomplete: true }],
    }],
  });
  await client.rest.post(Routes.channelMessages(channel), {
    body: { content: 'Here I am', allowed_mentions: quiet, nonce: 'hello', enforce_nonce: true },
  });
  say({ ready: client.user.username });
});

client.on('interactionCreate', async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `${interaction.options.getFocused()}1P1`, value: 'K41P1' }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: `pressed ${interaction.customId}`, components: [], allowedMentions: quiet });
  } else if (interaction.isChatInputCommand()) {
    const pump = interaction.options.getString('pump');
    await interaction.deferReply();
    await interaction.editReply({
      embeds: [{ title: pump, description: 'on the run', fields: [{ name: 'Riders', value: '5 of 5' }] }],
      components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Why', custom_id: `why ${pump}` }] }],
      allowedMentions: quiet,
    });
    await interaction.followUp({ content: `asked by ${interaction.user.username}`, flags: 64, allowedMentions: quiet });
  }
});

client.on('shardResume', (shard, replayed) => say({ resumed: replayed }));
client.on('error', (error) => say({ error: error.stack }));
process.on('unhandledRejection', (error) => say({ error: error.stack }));
process.stdin.on('end', async () => {
  await client.destroy();
  process.exit(0);
});
process.stdin.resume();

await client.login(token);
