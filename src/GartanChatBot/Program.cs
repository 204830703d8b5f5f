using GartanChatBot.Storage;
using GartanChatBot.Verbs;

AbandonedTransactions.Outlive();
using var signals = new StopSignals();
return signals.ExitCodeAfter(await BotCommandLine.RunAsync(args, BotConsole.OfProcess(), signals.Token));
