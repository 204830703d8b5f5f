using GartanChatBot.Verbs;

using var signals = new StopSignals();
return signals.ExitCodeAfter(await BotCommandLine.RunAsync(args, BotConsole.OfProcess(), signals.Token));
