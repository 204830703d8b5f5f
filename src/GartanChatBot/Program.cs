using GartanChatBot.Verbs;

return await BotCommandLine.RunAsync(args, BotConsole.OfProcess(), CancellationToken.None);
