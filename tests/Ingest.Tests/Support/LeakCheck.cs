using Ingest.Native;

namespace Ingest.Tests.Support;

/// <summary>
/// Fails when images are alive at its end that were not at its beginning. Only meaningful while no other test holds images:
/// classes that use it belong to <see cref="Collection"/>.
/// </summary>
public sealed class LeakCheck : IDisposable
{
    /// <summary>Name of the test collection that runs alone: for all that counts in the whole process, images and memory.</summary>
    public const string Collection = "images";

    private readonly int before = Pix.Alive;

    public void Dispose() => Assert.Equal(before, Pix.Alive);
}

[CollectionDefinition(LeakCheck.Collection, DisableParallelization = true)]
public sealed class ImagesRunAlone;
