using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace GartanChatBot.Tests.Architecture;

/// <summary>
/// The types of the program, and what they depend on. Of packages only names are needed: with their types loaded it holds ten million
/// objects, at which the garbage collector looks again and again while other tests run.
/// </summary>
public sealed class House
{
    private readonly ArchUnitNET.Domain.Architecture architecture = new ArchLoader()
        .LoadAssembly(typeof(GartanChatBot.Crewing.StationCode).Assembly)
        .Build();

    public IEnumerable<IType> Types => architecture.Types;
}
