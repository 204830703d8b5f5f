using GartanChatBot.Host;
using GartanChatBot.Storage;

AbandonedTransactions.Outlive();
using var signals = new StopSignals();
return signals.ExitCodeAfter(await BotCommandLine.RunAsync(args, BotConsole.OfProcess(), signals.Token));
