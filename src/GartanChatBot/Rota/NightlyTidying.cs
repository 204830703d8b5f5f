using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Deletes what a folder need not keep any longer. Registered by each folder that forgets things by itself; run once a night, before the copy is made.</summary>
internal delegate void NightlyTidying(LocalDate today);
