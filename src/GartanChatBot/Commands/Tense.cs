namespace GartanChatBot.Commands;

/// <summary>Whether a time has passed, is now or is to come: the verbs of an answer follow it.</summary>
internal enum Tense
{
    Past,
    Present,
    Future,
}
