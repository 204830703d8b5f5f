namespace GartanChatBot.Commands;

/// <summary>Position of a time relative to now; selects the verbs of an answer.</summary>
internal enum Tense
{
    Past,
    Present,
    Future,
}
