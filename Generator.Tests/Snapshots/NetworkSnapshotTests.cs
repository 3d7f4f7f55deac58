using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// The generated code as files that a person reads in a review. After a change that is meant, accept what was received:
/// <c>NETGEN_ACCEPT_SNAPSHOTS=1 dotnet test Generator.Tests --filter Snapshots</c>.
/// </summary>
public class NetworkSnapshotTests
{
    [Theory]
    [MemberData(nameof(SnapshotNetworks.Data), MemberType = typeof(SnapshotNetworks))]
    public Task Generated_code(string network)
    {
        var run = new GeneratorRunner(new NetworkGenerator(), new RowGenerator()).Run(SnapshotNetworks.Source(network));
        return Verify(run.Driver).UseParameters(network);
    }
}
